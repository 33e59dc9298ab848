package io.brazier.api.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.microversion.VersionRange;
import io.brazier.api.schema.BodyFields;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.view.ShownTexts;
import io.brazier.context.RequestContext;
import io.brazier.snapshot.Snapshot;
import io.brazier.snapshot.SnapshotRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Changes what a tenant may change of a snapshot.
@ApplicationScoped
class UpdateSnapshot {

  /// What a client asks for with `PUT /snapshots/{id}`.
  ///
  /// @param renamed whether the name is to be changed
  /// @param name the new name, null for none
  /// @param redescribed whether the description is to be changed
  /// @param description the new description, null for none
  record Request(
      boolean renamed, @Nullable String name, boolean redescribed, @Nullable String description) {

    private static final ObjectSchema BODY =
        ObjectSchema.body(
            "snapshot", ShownTexts.in(ObjectSchema.closed().filledIn(VersionRange.ALL)));

    /// Reads a body.
    ///
    /// @throws io.brazier.fault.Fault.Invalid if its form is wrong, naming the field
    static Request read(JsonNode body, ApiVersion version) {
      BODY.check(body, version);
      BodyFields snapshot = new BodyFields(body.required("snapshot"));
      return new Request(
          ShownTexts.hasName(snapshot),
          ShownTexts.name(snapshot),
          ShownTexts.hasDescription(snapshot),
          ShownTexts.description(snapshot));
    }
  }

  private final SnapshotReader reader;
  private final SnapshotRepository snapshots;

  UpdateSnapshot(SnapshotReader reader, SnapshotRepository snapshots) {
    this.reader = reader;
    this.snapshots = snapshots;
  }

  /// Changes name and description, those that are named.
  ///
  /// @return the snapshot as it is now
  /// @throws io.brazier.fault.Fault.NotFound if the caller sees none
  /// @throws io.brazier.fault.Fault.Forbidden if policy does not allow it
  @Transactional
  public SnapshotReader.Parts update(String id, Request wanted, RequestContext context) {
    Snapshot snapshot = reader.permitted(id, "volume:update_snapshot", context);
    snapshots.hold(snapshot);
    if (wanted.renamed()) {
      snapshots.rename(snapshot.id(), wanted.name());
    }
    if (wanted.redescribed()) {
      snapshots.redescribe(snapshot.id(), wanted.description());
    }
    return reader.parts(List.of(snapshots.reread(snapshot))).getFirst();
  }
}
