/// The create of a volume: Cinder's API flow, task by task, in one transaction.
@NullMarked
package io.brazier.api.volume.create;

import org.jspecify.annotations.NullMarked;
