/// Work that services left behind, which administrators let be taken up.
@NullMarked
package io.brazier.api.worker;

import org.jspecify.annotations.NullMarked;
