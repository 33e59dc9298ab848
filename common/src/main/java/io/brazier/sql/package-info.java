/// Statements on the caller's connection itself, for the few that every create makes.
@NullMarked
package io.brazier.sql;

import org.jspecify.annotations.NullMarked;
