@NullMarked
package io.brazier.doctor.check;

import org.jspecify.annotations.NullMarked;
