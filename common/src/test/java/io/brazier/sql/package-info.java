/// Tests of bare statements.
@NullMarked
package io.brazier.sql;

import org.jspecify.annotations.NullMarked;
