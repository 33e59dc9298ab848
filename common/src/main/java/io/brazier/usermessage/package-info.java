/// What a tenant is told of a failure: Cinder's user messages.
@NullMarked
package io.brazier.usermessage;

import org.jspecify.annotations.NullMarked;
