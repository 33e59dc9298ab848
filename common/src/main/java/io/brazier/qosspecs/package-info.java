/// QoS specs: what volumes of the types that have them may use of a disk or a backend.
@NullMarked
package io.brazier.qosspecs;

import org.jspecify.annotations.NullMarked;
