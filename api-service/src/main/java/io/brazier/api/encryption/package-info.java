/// How volumes are to be encrypted: what administrators say of their types, and what is told to who
/// attaches one.
@NullMarked
package io.brazier.api.encryption;

import org.jspecify.annotations.NullMarked;
