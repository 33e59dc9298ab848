/// The API service as a process: its end.
@NullMarked
package io.brazier.api.lifecycle;

import org.jspecify.annotations.NullMarked;
