/// What the views of all resources share.
@NullMarked
package io.brazier.api.view;

import org.jspecify.annotations.NullMarked;
