/// What an examination finds, by the promises of the design, and what would mend it.
@NullMarked
package io.brazier.doctor.diagnosis;

import org.jspecify.annotations.NullMarked;
