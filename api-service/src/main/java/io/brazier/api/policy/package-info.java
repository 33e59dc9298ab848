/// Who may do what: oslo.policy's rule language with Cinder's default rules.
@NullMarked
package io.brazier.api.policy;

import org.jspecify.annotations.NullMarked;
