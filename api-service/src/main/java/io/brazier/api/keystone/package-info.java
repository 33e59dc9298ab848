/// The identity service: what it says of tokens, remembered for a while, and whether it answers.
@NullMarked
package io.brazier.api.keystone;

import org.jspecify.annotations.NullMarked;
