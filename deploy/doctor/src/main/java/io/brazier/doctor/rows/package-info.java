/// The rows of one moment, as the checks see them.
@NullMarked
package io.brazier.doctor.rows;

import org.jspecify.annotations.NullMarked;
