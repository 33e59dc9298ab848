/// Group types: what groups of volumes an operator offers, with specs.
@NullMarked
package io.brazier.grouptype;

import org.jspecify.annotations.NullMarked;
