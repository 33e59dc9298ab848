/// Tests of the extra specs' operators.
@NullMarked
package io.brazier.capability;

import org.jspecify.annotations.NullMarked;
