/// Quotas: what a project may use, what it uses, and the reservations in between
/// (`docs/quotas.md`).
@NullMarked
package io.brazier.quota;

import org.jspecify.annotations.NullMarked;
