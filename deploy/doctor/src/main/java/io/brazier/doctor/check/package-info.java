/// What has to agree, one class for each rule; pure functions over what was read.
@NullMarked
package io.brazier.doctor.check;

import org.jspecify.annotations.NullMarked;
