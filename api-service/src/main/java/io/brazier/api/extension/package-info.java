/// The list of extensions, from the time when parts of the API were optional.
@NullMarked
package io.brazier.api.extension;

import org.jspecify.annotations.NullMarked;
