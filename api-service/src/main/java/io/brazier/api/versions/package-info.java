/// The version documents and the load balancer's probe.
@NullMarked
package io.brazier.api.versions;

import org.jspecify.annotations.NullMarked;
