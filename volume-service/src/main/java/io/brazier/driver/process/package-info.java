/// Runs programs of the host: the only place that starts processes, always from an argument vector,
/// never through a shell.
@NullMarked
package io.brazier.driver.process;

import org.jspecify.annotations.NullMarked;
