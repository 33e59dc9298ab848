/// The kernel's own iSCSI target, LIO, steered by files of its configfs; no tool is run.
@NullMarked
package io.brazier.iscsi.lio;

import org.jspecify.annotations.NullMarked;
