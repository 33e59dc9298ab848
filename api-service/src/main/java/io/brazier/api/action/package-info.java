/// Actions: what `POST …/{id}/action` can do to a resource, a line of a table for each.
@NullMarked
package io.brazier.api.action;

import org.jspecify.annotations.NullMarked;
