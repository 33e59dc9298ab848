/// What component tests of the API share.
@NullMarked
package io.brazier.api.testing;

import org.jspecify.annotations.NullMarked;
