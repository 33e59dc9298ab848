/// How compute services attached volumes before there were attachments: the actions of old.
@NullMarked
package io.brazier.api.volume.attach;

import org.jspecify.annotations.NullMarked;
