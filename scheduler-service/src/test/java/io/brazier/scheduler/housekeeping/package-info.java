/// Tests of the chores and their rhythm.
@NullMarked
package io.brazier.scheduler.housekeeping;

import org.jspecify.annotations.NullMarked;
