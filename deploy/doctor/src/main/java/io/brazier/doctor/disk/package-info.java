/// What is on the storage hosts: logical volumes and targets.
@NullMarked
package io.brazier.doctor.disk;

import org.jspecify.annotations.NullMarked;
