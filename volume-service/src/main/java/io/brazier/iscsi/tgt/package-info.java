/// The iSCSI target daemon tgtd, for hosts whose kernel has no LIO: steered by `tgtadm`, but for
/// what is secret.
@NullMarked
package io.brazier.iscsi.tgt;

import org.jspecify.annotations.NullMarked;
