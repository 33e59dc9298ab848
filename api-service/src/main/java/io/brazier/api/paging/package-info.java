/// What the query string of a list asks for: pages, order and filters.
@NullMarked
package io.brazier.api.paging;

import org.jspecify.annotations.NullMarked;
