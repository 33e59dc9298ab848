/// The default types of projects, as administrators set them.
@NullMarked
package io.brazier.api.defaulttype;

import org.jspecify.annotations.NullMarked;
