/// The scheduler service: its settings and its start.
@NullMarked
package io.brazier.scheduler;

import org.jspecify.annotations.NullMarked;
