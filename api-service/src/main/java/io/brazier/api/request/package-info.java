/// The request pipeline: what happens to a request before a resource sees it.
@NullMarked
package io.brazier.api.request;

import org.jspecify.annotations.NullMarked;
