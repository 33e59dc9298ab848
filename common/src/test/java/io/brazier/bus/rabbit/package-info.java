/// Tests of the bus over RabbitMQ.
@NullMarked
package io.brazier.bus.rabbit;

import org.jspecify.annotations.NullMarked;
