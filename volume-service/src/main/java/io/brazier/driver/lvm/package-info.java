/// Volumes as logical volumes of LVM, thick or thin.
@NullMarked
package io.brazier.driver.lvm;

import org.jspecify.annotations.NullMarked;
