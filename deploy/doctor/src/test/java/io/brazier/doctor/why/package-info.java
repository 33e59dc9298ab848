@NullMarked
package io.brazier.doctor.why;

import org.jspecify.annotations.NullMarked;
