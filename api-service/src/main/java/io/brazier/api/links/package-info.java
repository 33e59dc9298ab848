/// The links of resources and pages, as the client's view of our address has them.
@NullMarked
package io.brazier.api.links;

import org.jspecify.annotations.NullMarked;
