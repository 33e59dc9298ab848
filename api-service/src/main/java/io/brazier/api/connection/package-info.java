/// How requests get at storage hosts and wait for them: connections of volumes and their ends.
@NullMarked
package io.brazier.api.connection;

import org.jspecify.annotations.NullMarked;
