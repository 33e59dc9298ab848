/// Sub-resources of keys and values, such as metadata and extra specs: one kit for every kind.
@NullMarked
package io.brazier.api.keyvalue;

import org.jspecify.annotations.NullMarked;
