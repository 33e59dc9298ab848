/// Pages by key: sorting, and where the next page begins, as SQL that an index serves.
@NullMarked
package io.brazier.page;

import org.jspecify.annotations.NullMarked;
