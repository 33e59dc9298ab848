/// The services of the deployment, as administrators list, enable and disable them.
@NullMarked
package io.brazier.api.service;

import org.jspecify.annotations.NullMarked;
