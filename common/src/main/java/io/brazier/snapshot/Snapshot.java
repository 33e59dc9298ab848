package io.brazier.snapshot;

import io.brazier.resource.Status;
import io.brazier.volume.VolumeId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A row of `snapshots` (`cinder/db/models.py: Snapshot`), as it was read. Rows change by the
/// conditional statements of [SnapshotRepository] only.
@Entity
@Immutable
@Table(name = "snapshots")
public class Snapshot {

  @Id private String id;

  @Column(name = "use_quota")
  private boolean useQuota;

  @Column(name = "user_id")
  private String userId;

  @Column(name = "project_id")
  private String projectId;

  @Column(name = "volume_id")
  private String volumeId;

  @Column(name = "group_snapshot_id")
  private @Nullable String groupSnapshotId;

  private String status;

  private @Nullable String progress;

  @Column(name = "volume_size")
  private int volumeSize;

  @Column(name = "display_name")
  private @Nullable String displayName;

  @Column(name = "display_description")
  private @Nullable String displayDescription;

  @Column(name = "volume_type_id")
  private String volumeTypeId;

  @Column(name = "claimed_gib")
  private int claimedGib;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private @Nullable Instant updatedAt;

  private boolean deleted;

  /// For Hibernate, which fills the fields itself.
  @SuppressWarnings("NullAway.Init")
  protected Snapshot() {}

  /// The snapshot's id.
  public SnapshotId id() {
    return new SnapshotId(id);
  }

  /// Whether it counts against its project's quota; false for temporary snapshots.
  public boolean useQuota() {
    return useQuota;
  }

  public String userId() {
    return userId;
  }

  public String projectId() {
    return projectId;
  }

  /// Of which volume it is.
  public VolumeId volumeId() {
    return new VolumeId(volumeId);
  }

  public @Nullable String groupSnapshotId() {
    return groupSnapshotId;
  }

  public Status status() {
    return new Status(status);
  }

  /// From `0%` to `100%`.
  public @Nullable String progress() {
    return progress;
  }

  /// The volume's size when it was made, in GiB.
  public int volumeSize() {
    return volumeSize;
  }

  public @Nullable String displayName() {
    return displayName;
  }

  public @Nullable String displayDescription() {
    return displayDescription;
  }

  public String volumeTypeId() {
    return volumeTypeId;
  }

  /// What is claimed for it on its volume's pool, in GiB.
  public int claimedGib() {
    return claimedGib;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public @Nullable Instant updatedAt() {
    return updatedAt;
  }

  public boolean deleted() {
    return deleted;
  }
}
