/// Work is a row: accepted with the resource it is about, cast, taken under a lease, handed on,
/// ended; swept up when any of that was lost. `docs/workers.md` draws it.
@NullMarked
package io.brazier.work;

import org.jspecify.annotations.NullMarked;
