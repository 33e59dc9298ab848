@NullMarked
package io.brazier.doctor.disk;

import org.jspecify.annotations.NullMarked;
