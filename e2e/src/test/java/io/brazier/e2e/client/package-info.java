/// The ways in: HTTP as it is, the command lines, and a project of its own for each test.
@NullMarked
package io.brazier.e2e.client;

import org.jspecify.annotations.NullMarked;
