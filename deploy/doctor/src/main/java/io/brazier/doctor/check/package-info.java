/// What a check is: a pure function over what was read.
@NullMarked
package io.brazier.doctor.check;

import org.jspecify.annotations.NullMarked;
