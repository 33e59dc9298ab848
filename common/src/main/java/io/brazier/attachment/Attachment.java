package io.brazier.attachment;

import io.brazier.volume.VolumeId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A row of `volume_attachment` (`cinder/db/models.py: VolumeAttachment`), as it was read.
@Entity
@Immutable
@Table(name = "volume_attachment")
public class Attachment {

  @Id private String id;

  @Column(name = "volume_id")
  private String volumeId;

  @Column(name = "instance_uuid")
  private @Nullable String instanceUuid;

  @Column(name = "attached_host")
  private @Nullable String attachedHost;

  private @Nullable String mountpoint;

  @Column(name = "attach_time")
  private @Nullable Instant attachTime;

  @Column(name = "detach_time")
  private @Nullable Instant detachTime;

  @Column(name = "attach_status")
  private String attachStatus;

  @Column(name = "attach_mode")
  private @Nullable String attachMode;

  private @Nullable String initiator;

  /// JSON.
  @Column(name = "connection_info", columnDefinition = "jsonb")
  private @Nullable String connectionInfo;

  @Column(name = "created_at")
  private Instant createdAt;

  private boolean deleted;

  /// For Hibernate, which fills the fields itself.
  @SuppressWarnings("NullAway.Init")
  protected Attachment() {}

  public String id() {
    return id;
  }

  public VolumeId volumeId() {
    return new VolumeId(volumeId);
  }

  /// The server that has it, null where a host has.
  public @Nullable String instanceUuid() {
    return instanceUuid;
  }

  public @Nullable String attachedHost() {
    return attachedHost;
  }

  /// What it is called where it is attached, null until that is told.
  public @Nullable String mountpoint() {
    return mountpoint;
  }

  /// When a connector was given.
  public @Nullable Instant attachTime() {
    return attachTime;
  }

  public @Nullable Instant detachTime() {
    return detachTime;
  }

  /// A word of [AttachmentStatus], or one that a newer service has written.
  public String attachStatus() {
    return attachStatus;
  }

  /// `rw` or `ro`; null where nobody has said.
  public @Nullable String attachMode() {
    return attachMode;
  }

  /// Through which initiator it has the volume; null until a connector was given, and where the
  /// compute service attaches it by itself.
  public @Nullable String initiator() {
    return initiator;
  }

  /// What its connector was told, a JSON object with the secret; null until it was.
  public @Nullable String connectionInfo() {
    return connectionInfo;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public boolean deleted() {
    return deleted;
  }

  /// Whether it is there.
  public boolean is(AttachmentStatus status) {
    return status.word().equals(attachStatus);
  }
}
