/// What has to agree within the database, one class for each rule.
@NullMarked
package io.brazier.doctor.check.rows;

import org.jspecify.annotations.NullMarked;
