package io.brazier.api.keyvalue;

import io.brazier.api.request.CurrentRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Metadata, which can also be replaced as a whole.
@RunOnVirtualThread
public abstract class MetadataResource extends KeyValueResource<String> {

  protected MetadataResource(CurrentRequest request, KeyValues values, KeyValueKind<String> kind) {
    super(request, values, kind);
  }

  @PUT
  public Map<String, Map<String, String>> replace(
      @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
    return replaceAll(id, ifMatch);
  }
}
