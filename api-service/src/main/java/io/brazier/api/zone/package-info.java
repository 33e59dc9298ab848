/// Availability zones, as everybody may list them.
@NullMarked
package io.brazier.api.zone;

import org.jspecify.annotations.NullMarked;
