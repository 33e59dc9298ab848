/// The create of a volume on its backend: Cinder's manager flow, task by task.
@NullMarked
package io.brazier.manager.create;

import org.jspecify.annotations.NullMarked;
