/// The ids under which a request is known: our own and the one its sender uses.
@NullMarked
package io.brazier.api.requestid;

import org.jspecify.annotations.NullMarked;
