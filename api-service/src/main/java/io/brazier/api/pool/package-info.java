/// The pools of the backends, as administrators see them.
@NullMarked
package io.brazier.api.pool;

import org.jspecify.annotations.NullMarked;
