/// Compares database, storage hosts and broker while the system runs, explains every difference,
/// and mends what has one right answer.
@NullMarked
package io.brazier.doctor;

import org.jspecify.annotations.NullMarked;
