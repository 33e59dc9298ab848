/// Clusters, of which there are none: any process of a host's service may be the only one.
@NullMarked
package io.brazier.api.cluster;

import org.jspecify.annotations.NullMarked;
