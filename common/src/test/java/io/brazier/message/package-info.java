/// Tests of the message contract.
@NullMarked
package io.brazier.message;

import org.jspecify.annotations.NullMarked;
