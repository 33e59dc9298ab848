/// The contract of storage drivers, and a driver that keeps it in memory.
@NullMarked
package io.brazier.driver;

import org.jspecify.annotations.NullMarked;
