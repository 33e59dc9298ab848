/// What is in the broker.
@NullMarked
package io.brazier.doctor.broker;

import org.jspecify.annotations.NullMarked;
