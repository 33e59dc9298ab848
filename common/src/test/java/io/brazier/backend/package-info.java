/// Tests of pools, claims and services.
@NullMarked
package io.brazier.backend;

import org.jspecify.annotations.NullMarked;
