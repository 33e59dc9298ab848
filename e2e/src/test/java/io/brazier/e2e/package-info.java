/// The whole of Brazier, tried from outside: real services, real LVM, real clients.
@NullMarked
package io.brazier.e2e;

import org.jspecify.annotations.NullMarked;
