/// Versions of the API: parsing, negotiation and what is gated by them.
@NullMarked
package io.brazier.api.microversion;

import org.jspecify.annotations.NullMarked;
