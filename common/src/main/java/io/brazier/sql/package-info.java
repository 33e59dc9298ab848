/// Statements on the caller's connection itself, for those that a create waits for.
@NullMarked
package io.brazier.sql;

import org.jspecify.annotations.NullMarked;
