package io.brazier.api.schema;

import io.brazier.api.microversion.VersionRange;

/// A key of an object.
///
/// @param schema what its value must be like
/// @param required whether it must be there
/// @param versions the versions that know it; in others it is an unknown key
record Field(Schema schema, boolean required, VersionRange versions) {}
