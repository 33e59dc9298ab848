/// Looking behind the API: logical volumes, database rows, metrics and traces.
@NullMarked
package io.brazier.e2e.inspect;

import org.jspecify.annotations.NullMarked;
