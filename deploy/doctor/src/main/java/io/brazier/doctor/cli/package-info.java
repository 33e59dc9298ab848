/// The command line of the doctor.
@NullMarked
package io.brazier.doctor.cli;

import org.jspecify.annotations.NullMarked;
