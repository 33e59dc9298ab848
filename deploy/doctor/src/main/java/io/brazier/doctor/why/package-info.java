/// `brazier why`: what became of what was asked for, from the record that the services keep.
@NullMarked
package io.brazier.doctor.why;

import org.jspecify.annotations.NullMarked;
