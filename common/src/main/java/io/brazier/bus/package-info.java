/// How services ring each other's bell: topics, confirmed casts, deliveries and notifications.
///
/// The bus may lose and double everything; `io.brazier.work` is what makes that harmless.
@NullMarked
package io.brazier.bus;

import org.jspecify.annotations.NullMarked;
