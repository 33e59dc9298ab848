package io.brazier.api.volumetype;

import io.brazier.api.keyvalue.KeyValueResource;
import io.brazier.api.keyvalue.KeyValues;
import io.brazier.api.request.CurrentRequest;
import jakarta.ws.rs.Path;
import org.jspecify.annotations.Nullable;

/// The extra specs of a volume type (`cinder/api/contrib/types_extra_specs.py`).
@Path("/v3/types/{id}/extra_specs")
class ExtraSpecsResource extends KeyValueResource<@Nullable String> {

  ExtraSpecsResource(CurrentRequest request, KeyValues values, TypeExtraSpecs kind) {
    super(request, values, kind);
  }
}
