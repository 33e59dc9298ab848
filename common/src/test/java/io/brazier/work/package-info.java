/// Tests of the worker mechanism.
@NullMarked
package io.brazier.work;

import org.jspecify.annotations.NullMarked;
