/// Listeners that make the transitions of task flows visible in logs and traces.
@NullMarked
package io.brazier.flow.observe;

import org.jspecify.annotations.NullMarked;
