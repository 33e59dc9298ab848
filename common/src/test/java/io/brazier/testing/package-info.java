/// What tests of every module share: real parts to run against, fakes that pass their port's
/// contract, builders and the architecture rules.
@NullMarked
package io.brazier.testing;

import org.jspecify.annotations.NullMarked;
