/// The scheduler service as a process: its end.
@NullMarked
package io.brazier.scheduler.lifecycle;

import org.jspecify.annotations.NullMarked;
