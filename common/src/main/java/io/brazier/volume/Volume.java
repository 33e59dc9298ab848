package io.brazier.volume;

import io.brazier.resource.Status;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A row of `volumes` (`cinder/db/models.py: Volume`), as it was read.
///
/// It has no setters: rows change by the conditional statements of [VolumeRepository] only, which
/// is why Hibernate is told that it never changes.
@Entity
@Immutable
@Table(name = "volumes")
public class Volume {

  private static final Set<String> MIGRATION_OVER = Set.of("deleting", "error", "success");

  @Id private String id;

  @Column(name = "_name_id")
  private @Nullable String nameId;

  @Column(name = "use_quota")
  private boolean useQuota;

  @Column(name = "user_id")
  private String userId;

  @Column(name = "project_id")
  private String projectId;

  @Column(name = "snapshot_id")
  private @Nullable String snapshotId;

  @Column(name = "cluster_name")
  private @Nullable String clusterName;

  private @Nullable String host;

  private int size;

  @Column(name = "availability_zone")
  private @Nullable String availabilityZone;

  private String status;

  @Column(name = "attach_status")
  private String attachStatus;

  @Column(name = "migration_status")
  private @Nullable String migrationStatus;

  @Column(name = "scheduled_at")
  private @Nullable Instant scheduledAt;

  @Column(name = "launched_at")
  private @Nullable Instant launchedAt;

  @Column(name = "display_name")
  private @Nullable String displayName;

  @Column(name = "display_description")
  private @Nullable String displayDescription;

  @Column(name = "provider_id")
  private @Nullable String providerId;

  @Column(name = "volume_type_id")
  private String volumeTypeId;

  @Column(name = "source_volid")
  private @Nullable String sourceVolid;

  @Column(name = "encryption_key_id")
  private @Nullable String encryptionKeyId;

  @Column(name = "consistencygroup_id")
  private @Nullable String consistencygroupId;

  @Column(name = "group_id")
  private @Nullable String groupId;

  private boolean bootable;

  private boolean multiattach;

  @Column(name = "replication_status")
  private @Nullable String replicationStatus;

  @Column(name = "service_uuid")
  private @Nullable String serviceUuid;

  @Column(name = "shared_targets")
  private @Nullable Boolean sharedTargets;

  @Column(name = "previous_status")
  private @Nullable String previousStatus;

  @Column(name = "claimed_gib")
  private int claimedGib;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private @Nullable Instant updatedAt;

  private boolean deleted;

  /// For Hibernate, which fills the fields itself.
  @SuppressWarnings("NullAway.Init")
  protected Volume() {}

  /// A row that was just written, the rest of it by the table's defaults.
  @SuppressWarnings("NullAway.Init") // its columns that may be null are
  Volume(NewVolume accepted, Instant createdAt) {
    this.id = accepted.id().value();
    this.useQuota = true;
    this.userId = accepted.userId();
    this.projectId = accepted.projectId();
    this.size = accepted.size().value();
    this.availabilityZone = accepted.availabilityZone();
    this.status = VolumeStatus.CREATING.word();
    this.attachStatus = "detached";
    this.displayName = accepted.name();
    this.displayDescription = accepted.description();
    this.volumeTypeId = accepted.volumeTypeId();
    this.multiattach = accepted.multiattach();
    this.sharedTargets = true;
    this.snapshotId = accepted.origin().snapshotId();
    this.sourceVolid = accepted.origin().volumeId();
    this.bootable = accepted.origin().bootable();
    this.createdAt = createdAt;
  }

  /// The volume's id.
  public VolumeId id() {
    return new VolumeId(id);
  }

  /// The id that its name on storage is made of, null where it is [#id].
  public @Nullable String nameId() {
    return nameId;
  }

  /// Whether it counts against its project's quota; false for temporary volumes.
  public boolean useQuota() {
    return useQuota;
  }

  public String userId() {
    return userId;
  }

  public String projectId() {
    return projectId;
  }

  public @Nullable String snapshotId() {
    return snapshotId;
  }

  public @Nullable String clusterName() {
    return clusterName;
  }

  /// `host@backend#pool`, null until it is placed.
  public @Nullable String host() {
    return host;
  }

  /// Its size in GiB.
  public int size() {
    return size;
  }

  public @Nullable String availabilityZone() {
    return availabilityZone;
  }

  public Status status() {
    return new Status(status);
  }

  public String attachStatus() {
    return attachStatus;
  }

  public @Nullable String migrationStatus() {
    return migrationStatus;
  }

  /// Whether it is being moved to another pool (`cinder/volume/api.py:
  /// AVAILABLE_MIGRATION_STATUS`).
  public boolean migrates() {
    return migrationStatus != null && !MIGRATION_OVER.contains(migrationStatus);
  }

  public @Nullable Instant scheduledAt() {
    return scheduledAt;
  }

  public @Nullable Instant launchedAt() {
    return launchedAt;
  }

  public @Nullable String displayName() {
    return displayName;
  }

  public @Nullable String displayDescription() {
    return displayDescription;
  }

  public @Nullable String providerId() {
    return providerId;
  }

  public String volumeTypeId() {
    return volumeTypeId;
  }

  public @Nullable String sourceVolid() {
    return sourceVolid;
  }

  public @Nullable String encryptionKeyId() {
    return encryptionKeyId;
  }

  public @Nullable String consistencygroupId() {
    return consistencygroupId;
  }

  public @Nullable String groupId() {
    return groupId;
  }

  public boolean bootable() {
    return bootable;
  }

  public boolean multiattach() {
    return multiattach;
  }

  public @Nullable String replicationStatus() {
    return replicationStatus;
  }

  public @Nullable String serviceUuid() {
    return serviceUuid;
  }

  public @Nullable Boolean sharedTargets() {
    return sharedTargets;
  }

  /// Where it was before its present status, null where that does not matter.
  public @Nullable String previousStatus() {
    return previousStatus;
  }

  /// What is claimed for it on its pool, in GiB: its size, and more while it grows or when it is
  /// not known how far it grew; 0 on no pool.
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
