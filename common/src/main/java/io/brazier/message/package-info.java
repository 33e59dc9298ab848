/// What services tell each other: commands, their arguments and their JSON form.
@NullMarked
package io.brazier.message;

import org.jspecify.annotations.NullMarked;
