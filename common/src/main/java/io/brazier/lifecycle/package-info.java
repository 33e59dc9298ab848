/// What a service does again and again, what waits for a commit, and how a service ends.
@NullMarked
package io.brazier.lifecycle;

import org.jspecify.annotations.NullMarked;
