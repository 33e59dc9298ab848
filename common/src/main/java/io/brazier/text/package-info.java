/// Texts as Cinder's language reads them, where Java's differs.
@NullMarked
package io.brazier.text;

import org.jspecify.annotations.NullMarked;
