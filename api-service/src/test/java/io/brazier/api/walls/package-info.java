/// The walls between tenants, and what comes over them: every route with every caller, and bad
/// requests to every route.
@NullMarked
package io.brazier.api.walls;

import org.jspecify.annotations.NullMarked;
