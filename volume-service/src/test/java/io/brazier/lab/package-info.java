/// Runs tests inside a lab host, which has a kernel of its own.
@NullMarked
package io.brazier.lab;

import org.jspecify.annotations.NullMarked;
