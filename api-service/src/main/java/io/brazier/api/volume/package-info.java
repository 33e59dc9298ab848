/// Volumes: what clients ask of them and what they see.
@NullMarked
package io.brazier.api.volume;

import org.jspecify.annotations.NullMarked;
