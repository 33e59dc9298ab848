/// Storage backends, their pools, what they report and what is claimed on them.
@NullMarked
package io.brazier.backend;

import org.jspecify.annotations.NullMarked;
