@NullMarked
package io.brazier.list;

import org.jspecify.annotations.NullMarked;
