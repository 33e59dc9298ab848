package io.brazier.api.grouptype;

import io.brazier.api.keyvalue.KeyValueResource;
import io.brazier.api.keyvalue.KeyValues;
import io.brazier.api.microversion.Since;
import io.brazier.api.request.CurrentRequest;
import jakarta.ws.rs.Path;
import org.jspecify.annotations.Nullable;

/// The specs of a group type (`cinder/api/v3/group_specs.py`).
@Path("/v3/group_types/{id}/group_specs")
@Since("3.11")
class GroupSpecsResource extends KeyValueResource<@Nullable String> {

  GroupSpecsResource(CurrentRequest request, KeyValues values, GroupSpecs kind) {
    super(request, values, kind);
  }
}
