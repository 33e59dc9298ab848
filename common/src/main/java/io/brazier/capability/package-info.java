/// What pools can do, compared with what the extra specs of volume types ask for.
@NullMarked
package io.brazier.capability;

import org.jspecify.annotations.NullMarked;
