/// Offers of volumes from one project to another.
@NullMarked
package io.brazier.transfer;

import org.jspecify.annotations.NullMarked;
