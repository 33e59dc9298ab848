@NullMarked
package io.brazier.doctor;

import org.jspecify.annotations.NullMarked;
