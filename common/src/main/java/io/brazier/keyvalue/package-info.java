/// Keys and values that hang on something: metadata, specs.
@NullMarked
package io.brazier.keyvalue;

import org.jspecify.annotations.NullMarked;
