/// Quantities that carry their unit.
@NullMarked
package io.brazier.unit;

import org.jspecify.annotations.NullMarked;
