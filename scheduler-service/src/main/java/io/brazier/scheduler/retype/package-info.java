/// The scheduler's part of giving a volume another type.
@NullMarked
package io.brazier.scheduler.retype;

import org.jspecify.annotations.NullMarked;
