/// Tests.
@NullMarked
package io.brazier.lifecycle;

import org.jspecify.annotations.NullMarked;
