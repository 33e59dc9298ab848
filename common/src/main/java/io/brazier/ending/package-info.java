/// How work ends: what is written, settled and told, all in one transaction or not at all.
@NullMarked
package io.brazier.ending;

import org.jspecify.annotations.NullMarked;
