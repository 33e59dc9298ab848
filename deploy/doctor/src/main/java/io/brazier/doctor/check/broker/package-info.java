/// What has to agree between the database and the broker, one class for each rule.
@NullMarked
package io.brazier.doctor.check.broker;

import org.jspecify.annotations.NullMarked;
