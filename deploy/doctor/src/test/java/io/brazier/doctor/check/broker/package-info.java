@NullMarked
package io.brazier.doctor.check.broker;

import org.jspecify.annotations.NullMarked;
