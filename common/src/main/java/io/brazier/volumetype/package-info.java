/// Volume types: what an operator sells, with extra specs and who may use them.
@NullMarked
package io.brazier.volumetype;

import org.jspecify.annotations.NullMarked;
