/// A volume and its backend as the manager's work sees them, and what is told of them.
@NullMarked
package io.brazier.manager.volume;

import org.jspecify.annotations.NullMarked;
