/// Clients at work while things go wrong, a record of what they were told, and the comparison of it
/// with what is there in the end.
@NullMarked
package io.brazier.e2e.chaos;

import org.jspecify.annotations.NullMarked;
