/// Tests.
@NullMarked
package io.brazier.scheduler;

import org.jspecify.annotations.NullMarked;
