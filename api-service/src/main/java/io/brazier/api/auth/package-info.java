/// Who is asking: the strategies that turn a token into an identity.
@NullMarked
package io.brazier.api.auth;

import org.jspecify.annotations.NullMarked;
