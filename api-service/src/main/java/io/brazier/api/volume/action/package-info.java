/// What administrators, the compute service and tenants do to a volume's row and no backend does.
@NullMarked
package io.brazier.api.volume.action;

import org.jspecify.annotations.NullMarked;
