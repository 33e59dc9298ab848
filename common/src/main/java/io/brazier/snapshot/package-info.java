/// Snapshots: their rows and their life.
@NullMarked
package io.brazier.snapshot;

import org.jspecify.annotations.NullMarked;
