/// Tests of the LVM driver, on a simulated volume group and on a real one.
@NullMarked
package io.brazier.driver.lvm;

import org.jspecify.annotations.NullMarked;
