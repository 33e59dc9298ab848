package io.brazier.api.volume;

import io.brazier.api.keyvalue.KeyValues;
import io.brazier.api.keyvalue.MetadataResource;
import io.brazier.api.request.CurrentRequest;
import jakarta.ws.rs.Path;

/// The metadata of a volume (`cinder/api/v3/volume_metadata.py`).
@Path("/v3/volumes/{id}/metadata")
class VolumeMetadataResource extends MetadataResource {

  VolumeMetadataResource(CurrentRequest request, KeyValues values, VolumeMetadata kind) {
    super(request, values, kind);
  }
}
