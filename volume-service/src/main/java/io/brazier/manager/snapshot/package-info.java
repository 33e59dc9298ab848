/// What the volume manager does with snapshots.
@NullMarked
package io.brazier.manager.snapshot;

import org.jspecify.annotations.NullMarked;
