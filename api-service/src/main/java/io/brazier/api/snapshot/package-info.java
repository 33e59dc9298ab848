/// Snapshots, as clients see and change them.
@NullMarked
package io.brazier.api.snapshot;

import org.jspecify.annotations.NullMarked;
