/// How a service ends.
@NullMarked
package io.brazier.lifecycle;

import org.jspecify.annotations.NullMarked;
