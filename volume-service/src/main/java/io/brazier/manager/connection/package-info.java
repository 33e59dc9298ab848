/// Who may reach the volumes of this host over the network.
@NullMarked
package io.brazier.manager.connection;

import org.jspecify.annotations.NullMarked;
