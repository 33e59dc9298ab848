/// The delete of a volume, up to the cast.
@NullMarked
package io.brazier.api.volume.delete;

import org.jspecify.annotations.NullMarked;
