/// Faults on the wire: the one place that knows status codes and Cinder's envelopes.
@NullMarked
package io.brazier.api.fault;

import org.jspecify.annotations.NullMarked;
