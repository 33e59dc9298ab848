/// What the volume service asks of a storage driver, and how drivers are configured, chosen and
/// wrapped.
@NullMarked
package io.brazier.driver;

import org.jspecify.annotations.NullMarked;
