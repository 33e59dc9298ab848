/// What a body must look like, in Cinder's parameter types and with Cinder's texts.
@NullMarked
package io.brazier.api.schema;

import org.jspecify.annotations.NullMarked;
