/// Tests.
@NullMarked
package io.brazier.scheduler.weigher;

import org.jspecify.annotations.NullMarked;
