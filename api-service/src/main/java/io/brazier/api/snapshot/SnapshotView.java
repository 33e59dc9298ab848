package io.brazier.api.snapshot;

import com.fasterxml.jackson.annotation.JsonValue;
import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.policy.Policy;
import io.brazier.api.policy.PolicyTarget;
import io.brazier.api.request.CurrentRequest;
import io.brazier.api.view.Fields;
import io.brazier.api.view.WireTime;
import io.brazier.context.RequestContext;
import io.brazier.snapshot.Snapshot;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A snapshot as a client sees it (`cinder/api/v3/views/snapshots.py`).
///
/// @param keys in Cinder's order; values are null where the snapshot has none
record SnapshotView(@JsonValue Map<String, @Nullable Object> keys) {

  /// For whom snapshots are rendered.
  record Viewer(ApiVersion version, RequestContext context, Policy policy) {

    static Viewer of(CurrentRequest request, Policy policy) {
      return new Viewer(request.version(), request.context(), policy);
    }
  }

  private record Seen(SnapshotReader.Parts parts, Viewer viewer) {
    Snapshot snapshot() {
      return parts.snapshot();
    }

    boolean extended() {
      return viewer
          .policy()
          .allows(
              "volume_extension:extended_snapshot_attributes",
              viewer.context(),
              PolicyTarget.owned(snapshot().projectId(), snapshot().userId()));
    }
  }

  /// The entry of the plain list.
  private static final Fields<Seen> SUMMARY =
      Fields.<Seen>none()
          .add("id", seen -> seen.snapshot().id().value())
          .add("created_at", seen -> WireTime.of(seen.snapshot().createdAt()))
          .add("updated_at", seen -> WireTime.of(seen.snapshot().updatedAt()))
          .add("name", seen -> seen.snapshot().displayName())
          .add("description", seen -> seen.snapshot().displayDescription())
          .add("volume_id", seen -> seen.snapshot().volumeId().value())
          .add("status", seen -> seen.snapshot().status().word())
          .add("size", seen -> seen.snapshot().volumeSize())
          .add("metadata", seen -> seen.parts().metadata());

  /// The reply to a create or an update.
  private static final Fields<Seen> COMMON =
      SUMMARY
          .add("group_snapshot_id", seen -> seen.snapshot().groupSnapshotId())
          .since("3.14")
          .add("user_id", seen -> seen.snapshot().userId())
          .since("3.41")
          .add("consumes_quota", seen -> seen.snapshot().useQuota())
          .since("3.65");

  /// What show and the detailed list give.
  private static final Fields<Seen> DETAIL =
      COMMON
          .add("os-extended-snapshot-attributes:project_id", seen -> seen.snapshot().projectId())
          .onlyIf(Seen::extended)
          .add("os-extended-snapshot-attributes:progress", seen -> seen.snapshot().progress())
          .onlyIf(Seen::extended);

  static SnapshotView summary(SnapshotReader.Parts parts, Viewer viewer) {
    return new SnapshotView(SUMMARY.of(new Seen(parts, viewer), viewer.version()));
  }

  static SnapshotView of(SnapshotReader.Parts parts, Viewer viewer) {
    return new SnapshotView(COMMON.of(new Seen(parts, viewer), viewer.version()));
  }

  static SnapshotView detail(SnapshotReader.Parts parts, Viewer viewer) {
    return new SnapshotView(DETAIL.of(new Seen(parts, viewer), viewer.version()));
  }
}
