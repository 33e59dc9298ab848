/// The hosts of enabled services and what lies on them: an older view of the services.
@NullMarked
package io.brazier.api.host;

import org.jspecify.annotations.NullMarked;
