/// How volumes reach their users: what the volume service asks of an iSCSI target, and how targets
/// are configured and chosen.
@NullMarked
package io.brazier.iscsi;

import org.jspecify.annotations.NullMarked;
