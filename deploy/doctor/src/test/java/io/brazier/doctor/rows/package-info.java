@NullMarked
package io.brazier.doctor.rows;

import org.jspecify.annotations.NullMarked;
