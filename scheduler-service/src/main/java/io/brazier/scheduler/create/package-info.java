/// The scheduler's part of creating a volume.
@NullMarked
package io.brazier.scheduler.create;

import org.jspecify.annotations.NullMarked;
