/// LIO on a folder that behaves as the kernel's does.
@NullMarked
package io.brazier.iscsi.lio;

import org.jspecify.annotations.NullMarked;
