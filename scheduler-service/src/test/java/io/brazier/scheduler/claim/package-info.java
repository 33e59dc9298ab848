/// Tests.
@NullMarked
package io.brazier.scheduler.claim;

import org.jspecify.annotations.NullMarked;
