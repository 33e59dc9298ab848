/// Refusals that a client or an operator should hear of, as facts without any HTTP.
@NullMarked
package io.brazier.fault;

import org.jspecify.annotations.NullMarked;
