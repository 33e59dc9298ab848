/// Tests.
@NullMarked
package io.brazier.scheduler.filter;

import org.jspecify.annotations.NullMarked;
