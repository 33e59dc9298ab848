/// The volume manager: starts the backends of this storage host and does what is cast to them.
@NullMarked
package io.brazier.manager;

import org.jspecify.annotations.NullMarked;
