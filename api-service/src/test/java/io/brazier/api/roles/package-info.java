/// Callers of every role, for tests of resources.
@NullMarked
package io.brazier.api.roles;

import org.jspecify.annotations.NullMarked;
