package io.brazier.api.attachment;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.api.connection.Connector;
import io.brazier.api.request.CurrentRequest;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schemas;
import io.brazier.attachment.Attachment;
import jakarta.enterprise.context.ApplicationScoped;

/// Tells from where an attachment's volume is to be reached (`cinder/api/v3/attachments.py:
/// update`).
@ApplicationScoped
class UpdateAttachment {

  private static final ObjectSchema BODY =
      ObjectSchema.body(
          "attachment", ObjectSchema.closed().required("connector", Schemas.mapOf(Schemas.any())));

  private final Attachments reader;
  private final ConnectAttachment connect;

  UpdateAttachment(Attachments reader, ConnectAttachment connect) {
    this.reader = reader;
    this.connect = connect;
  }

  /// Does it, as [ConnectAttachment#connect].
  ///
  /// @throws io.brazier.fault.Fault.Invalid if the body's form is wrong
  /// @throws io.brazier.fault.Fault.NotFound if the caller sees no such attachment
  Attachment update(String id, CurrentRequest request) {
    BODY.check(request.body(), request.version());
    JsonNode connector = request.body().at("/attachment/connector");
    return connect.connect(
        reader.permitted(id, "volume:attachment_update", request.context()),
        Connector.withHost(connector),
        "Unable to update the attachment.",
        request.context());
  }
}
