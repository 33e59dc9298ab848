/// What the REST side of every kind of resource has in common.
@NullMarked
package io.brazier.api.resource;

import org.jspecify.annotations.NullMarked;
