/// Measures a running instance, and beside each figure what the machine could do at best
/// (docs/benchmark.md).
@NullMarked
package io.brazier.bench;

import org.jspecify.annotations.NullMarked;
