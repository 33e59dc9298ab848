/// Connections: which initiators may reach a volume over the network, and with what.
@NullMarked
package io.brazier.connection;

import org.jspecify.annotations.NullMarked;
