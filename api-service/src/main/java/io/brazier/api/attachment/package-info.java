/// Attachments: which server or host has a volume, and how it reaches it.
@NullMarked
package io.brazier.api.attachment;

import org.jspecify.annotations.NullMarked;
