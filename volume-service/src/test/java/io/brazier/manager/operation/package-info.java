/// Tests.
@NullMarked
package io.brazier.manager.operation;

import org.jspecify.annotations.NullMarked;
