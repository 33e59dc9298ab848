/// Decides which of the pools that may take a volume is the best.
@NullMarked
package io.brazier.scheduler.weigher;

import org.jspecify.annotations.NullMarked;
