/// How volumes of a type are to be encrypted.
@NullMarked
package io.brazier.encryption;

import org.jspecify.annotations.NullMarked;
