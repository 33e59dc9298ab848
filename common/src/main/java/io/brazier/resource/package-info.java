/// What all resources share: which there are, where they are in their life, and the steps of it.
@NullMarked
package io.brazier.resource;

import org.jspecify.annotations.NullMarked;
