/// Requests that race for the same volumes.
@NullMarked
package io.brazier.api.race;

import org.jspecify.annotations.NullMarked;
