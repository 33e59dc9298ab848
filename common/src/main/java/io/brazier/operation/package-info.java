/// What services do to resources: each operation once, with all that every part has to know of it.
@NullMarked
package io.brazier.operation;

import org.jspecify.annotations.NullMarked;
