package io.brazier.api.snapshot;

import io.brazier.api.keyvalue.KeyValues;
import io.brazier.api.keyvalue.MetadataResource;
import io.brazier.api.request.CurrentRequest;
import jakarta.ws.rs.Path;

/// The metadata of a snapshot (`cinder/api/v3/snapshot_metadata.py`).
@Path("/v3/snapshots/{id}/metadata")
class SnapshotMetadataResource extends MetadataResource {

  SnapshotMetadataResource(CurrentRequest request, KeyValues values, SnapshotMetadata kind) {
    super(request, values, kind);
  }
}
