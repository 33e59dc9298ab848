/// Chooses a pool and claims its room, so that any number of schedulers are exact.
@NullMarked
package io.brazier.scheduler.claim;

import org.jspecify.annotations.NullMarked;
