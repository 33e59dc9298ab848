package io.brazier.transfer;

import io.brazier.volume.VolumeId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A row of `transfers` (`cinder/db/models.py: Transfer`), as it was read.
@Entity
@Immutable
@Table(name = "transfers")
public class Transfer {

  @Id private String id;

  @Column(name = "volume_id")
  private String volumeId;

  @Column(name = "display_name")
  private @Nullable String displayName;

  private String salt;

  @Column(name = "crypt_hash")
  private String cryptHash;

  @Column(name = "no_snapshots")
  private boolean noSnapshots;

  @Column(name = "source_project_id")
  private String sourceProjectId;

  @Column(name = "destination_project_id")
  private @Nullable String destinationProjectId;

  private boolean accepted;

  @Column(name = "created_at")
  private Instant createdAt;

  private boolean deleted;

  /// For Hibernate, which fills the fields itself.
  @SuppressWarnings("NullAway.Init")
  protected Transfer() {}

  public String id() {
    return id;
  }

  public VolumeId volumeId() {
    return new VolumeId(volumeId);
  }

  public @Nullable String displayName() {
    return displayName;
  }

  /// Whether the volume's snapshots stay with their project.
  public boolean noSnapshots() {
    return noSnapshots;
  }

  /// Who offers.
  public String sourceProjectId() {
    return sourceProjectId;
  }

  /// Who took it, null until somebody does.
  public @Nullable String destinationProjectId() {
    return destinationProjectId;
  }

  public boolean accepted() {
    return accepted;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public boolean deleted() {
    return deleted;
  }

  /// Whether it is this key that opens it.
  public boolean opensWith(String key) {
    return new TransferKey(salt, cryptHash).isOf(key);
  }
}
