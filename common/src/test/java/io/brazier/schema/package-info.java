/// Migrations of the schema: none may break the version before, whose services run on meanwhile
/// (`docs/upgrading.md`).
@NullMarked
package io.brazier.schema;

import org.jspecify.annotations.NullMarked;
