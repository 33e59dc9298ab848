/// tgt with a daemon that is simulated.
@NullMarked
package io.brazier.iscsi.tgt;

import org.jspecify.annotations.NullMarked;
