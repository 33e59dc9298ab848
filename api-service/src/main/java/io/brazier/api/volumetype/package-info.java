/// Volume types: what an operator offers, with extra specs and who may use the private ones.
@NullMarked
package io.brazier.api.volumetype;

import org.jspecify.annotations.NullMarked;
