/// The delete of a volume from its backend.
@NullMarked
package io.brazier.manager.delete;

import org.jspecify.annotations.NullMarked;
