/// What has to agree between the database and the storage hosts, one class for each rule.
@NullMarked
package io.brazier.doctor.check.storage;

import org.jspecify.annotations.NullMarked;
