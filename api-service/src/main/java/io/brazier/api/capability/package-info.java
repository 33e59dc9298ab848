/// What backends can do, as administrators see it.
@NullMarked
package io.brazier.api.capability;

import org.jspecify.annotations.NullMarked;
