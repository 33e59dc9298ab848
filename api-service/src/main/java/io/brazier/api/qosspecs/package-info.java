/// QoS specs, as administrators make them and give them to volume types.
@NullMarked
package io.brazier.api.qosspecs;

import org.jspecify.annotations.NullMarked;
