/// The running instance under test: what its script, its processes and its storage hosts can be
/// told.
@NullMarked
package io.brazier.e2e.instance;

import org.jspecify.annotations.NullMarked;
