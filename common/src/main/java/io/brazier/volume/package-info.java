/// The volume: its row, its status machine, and what flows and drivers see of it.
@NullMarked
package io.brazier.volume;

import org.jspecify.annotations.NullMarked;
