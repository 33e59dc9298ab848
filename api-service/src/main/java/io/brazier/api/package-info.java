/// The Block Storage API: the pipeline that every request passes, and the resources behind it.
@NullMarked
package io.brazier.api;

import org.jspecify.annotations.NullMarked;
