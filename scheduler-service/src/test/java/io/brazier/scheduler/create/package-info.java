/// Tests.
@NullMarked
package io.brazier.scheduler.create;

import org.jspecify.annotations.NullMarked;
