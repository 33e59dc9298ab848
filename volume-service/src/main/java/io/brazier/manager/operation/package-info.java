/// How a backend of this host does what was cast to it, whatever it is.
@NullMarked
package io.brazier.manager.operation;

import org.jspecify.annotations.NullMarked;
