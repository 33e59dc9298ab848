/// The test kit for flows: fails each task in turn and asks whether the world is still in order.
@NullMarked
package io.brazier.flow.testing;

import org.jspecify.annotations.NullMarked;
