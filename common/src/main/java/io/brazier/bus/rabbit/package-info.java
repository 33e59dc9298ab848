/// The bus over RabbitMQ; the only package that knows its client and SmallRye's connector.
@NullMarked
package io.brazier.bus.rabbit;

import org.jspecify.annotations.NullMarked;
