/// Task flows: lists of undoable tasks, wired by typed keys, checked when built, run on the
/// caller's thread.
@NullMarked
package io.brazier.flow;

import org.jspecify.annotations.NullMarked;
