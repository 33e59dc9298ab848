/// Tests of the command runners, on real processes.
@NullMarked
package io.brazier.driver.process;

import org.jspecify.annotations.NullMarked;
