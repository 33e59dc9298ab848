package io.brazier.api.attachment;

import io.brazier.api.list.ListView;
import io.brazier.api.microversion.Since;
import io.brazier.api.request.CurrentRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;

/// Attachments (`cinder/api/v3/attachments.py`).
@Path("/v3/attachments")
@RunOnVirtualThread
@Since("3.27")
class AttachmentsResource {

  private static final String ELEMENT = "attachment";

  private final CurrentRequest request;
  private final Attachments reader;
  private final CreateAttachment create;
  private final UpdateAttachment update;
  private final DeleteAttachment delete;

  AttachmentsResource(
      CurrentRequest request,
      Attachments reader,
      CreateAttachment create,
      UpdateAttachment update,
      DeleteAttachment delete) {
    this.request = request;
    this.reader = reader;
    this.create = create;
    this.update = update;
    this.delete = delete;
  }

  @POST
  public Map<String, AttachmentView> create() {
    return Map.of(ELEMENT, AttachmentView.detail(create.create(request)));
  }

  @GET
  public ListView list() {
    return reader.list(request, AttachmentView::summary);
  }

  @GET
  @Path("/detail")
  public ListView detail() {
    return reader.list(request, AttachmentView::detail);
  }

  @GET
  @Path("/{id}")
  public Map<String, AttachmentView> show(@PathParam("id") String id) {
    return Map.of(ELEMENT, AttachmentView.detail(reader.get(id, request.context())));
  }

  @PUT
  @Path("/{id}")
  public Map<String, AttachmentView> update(@PathParam("id") String id) {
    return Map.of(ELEMENT, AttachmentView.detail(update.update(id, request)));
  }

  @DELETE
  @Path("/{id}")
  public Map<String, List<AttachmentView>> delete(@PathParam("id") String id) {
    return Map.of(
        "attachments",
        delete.delete(id, request.context()).stream().map(AttachmentView::summary).toList());
  }
}
