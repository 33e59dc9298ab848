/// HTTP itself, before anything of the API is looked at: how a request comes in, within which
/// limits, and what every reply has.
@NullMarked
package io.brazier.api.http;

import org.jspecify.annotations.NullMarked;
