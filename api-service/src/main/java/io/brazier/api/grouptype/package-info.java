/// Group types: what groups of volumes an operator offers, with specs.
@NullMarked
package io.brazier.api.grouptype;

import org.jspecify.annotations.NullMarked;
