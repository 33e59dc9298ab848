/// Tests of the volume manager: real rows, a real broker, and a driver in memory.
@NullMarked
package io.brazier.manager;

import org.jspecify.annotations.NullMarked;
