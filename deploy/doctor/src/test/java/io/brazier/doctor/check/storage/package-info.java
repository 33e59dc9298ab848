@NullMarked
package io.brazier.doctor.check.storage;

import org.jspecify.annotations.NullMarked;
