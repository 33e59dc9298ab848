/// What can go wrong with an instance, each kind as a thing that can be done to it and undone.
@NullMarked
package io.brazier.e2e.fault;

import org.jspecify.annotations.NullMarked;
