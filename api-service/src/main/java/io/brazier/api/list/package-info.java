/// Lists: reads what a query string asks a list for, by the resource's table of attributes, and
/// renders pages.
@NullMarked
package io.brazier.api.list;

import org.jspecify.annotations.NullMarked;
