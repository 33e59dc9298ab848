/// What has to be tidied up from time to time and belongs to no request.
@NullMarked
package io.brazier.scheduler.housekeeping;

import org.jspecify.annotations.NullMarked;
