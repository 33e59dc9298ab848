/// Decides which pools may take a volume, and says why not.
@NullMarked
package io.brazier.scheduler.filter;

import org.jspecify.annotations.NullMarked;
