/// Tells clients what lists can be filtered by.
@NullMarked
package io.brazier.api.resourcefilter;

import org.jspecify.annotations.NullMarked;
