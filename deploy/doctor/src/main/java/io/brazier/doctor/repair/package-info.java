/// What mends a difference that has one right answer.
@NullMarked
package io.brazier.doctor.repair;

import org.jspecify.annotations.NullMarked;
