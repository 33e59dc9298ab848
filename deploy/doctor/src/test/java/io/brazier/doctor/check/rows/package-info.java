@NullMarked
package io.brazier.doctor.check.rows;

import org.jspecify.annotations.NullMarked;
