@NullMarked
package io.brazier.doctor.cli;

import org.jspecify.annotations.NullMarked;
