/// The scheduler's part of making a volume larger.
@NullMarked
package io.brazier.scheduler.extend;

import org.jspecify.annotations.NullMarked;
