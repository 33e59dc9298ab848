/// Transfers of volumes: offers, and their acceptance by another project.
@NullMarked
package io.brazier.api.transfer;

import org.jspecify.annotations.NullMarked;
