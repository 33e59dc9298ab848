/// Log levels of running services, which operators read and change.
@NullMarked
package io.brazier.loglevel;

import org.jspecify.annotations.NullMarked;
