/// The architecture rules, run over this module.
@NullMarked
package io.brazier;

import org.jspecify.annotations.NullMarked;
