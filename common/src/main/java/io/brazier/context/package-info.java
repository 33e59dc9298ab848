/// Who asks, under which request id, at what time: the few ambient things every part needs.
@NullMarked
package io.brazier.context;

import org.jspecify.annotations.NullMarked;
