/// User messages: why a request that was accepted failed in the end.
@NullMarked
package io.brazier.api.message;

import org.jspecify.annotations.NullMarked;
