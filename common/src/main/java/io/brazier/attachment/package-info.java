/// Attachments of volumes to servers and hosts.
@NullMarked
package io.brazier.attachment;

import org.jspecify.annotations.NullMarked;
