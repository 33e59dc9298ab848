/// The contract of every target, and a target in memory.
@NullMarked
package io.brazier.iscsi;

import org.jspecify.annotations.NullMarked;
