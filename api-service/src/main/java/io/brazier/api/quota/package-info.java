/// What projects may use and do use: quota sets, quota classes and limits.
@NullMarked
package io.brazier.api.quota;

import org.jspecify.annotations.NullMarked;
