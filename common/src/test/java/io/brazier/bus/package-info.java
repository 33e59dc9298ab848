/// Tests of the bus, and the contract that every bus passes.
@NullMarked
package io.brazier.bus;

import org.jspecify.annotations.NullMarked;
