/// Lists: what a resource may be sorted and filtered by, as one table of attributes, and the SQL of
/// its pages and counts, which indexes serve.
@NullMarked
package io.brazier.list;

import org.jspecify.annotations.NullMarked;
