package io.brazier.volumetype;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.DynamicInsert;
import org.hibernate.annotations.SourceType;
import org.jspecify.annotations.Nullable;

/// A row of `volume_types`, as it was read.
@Entity
@DynamicInsert
@Table(name = "volume_types")
public class VolumeType {

  /// The type that is there from installation on.
  public static final String DEFAULT_NAME = "__DEFAULT__";

  @Id private String id;

  private String name;

  private @Nullable String description;

  @Column(name = "qos_specs_id")
  private @Nullable String qosSpecsId;

  @Column(name = "is_public")
  private boolean isPublic;

  @Column(name = "created_at")
  @CreationTimestamp(source = SourceType.DB)
  private Instant createdAt;

  private boolean deleted;

  /// For Hibernate, which fills the fields itself.
  @SuppressWarnings("NullAway.Init")
  protected VolumeType() {}

  @SuppressWarnings("NullAway.Init") // createdAt comes from the database when the row is inserted
  VolumeType(String id, String name, @Nullable String description, boolean isPublic) {
    this.id = id;
    this.name = name;
    this.description = description;
    this.isPublic = isPublic;
  }

  public String id() {
    return id;
  }

  /// Unique among live types.
  public String name() {
    return name;
  }

  public @Nullable String description() {
    return description;
  }

  public @Nullable String qosSpecsId() {
    return qosSpecsId;
  }

  /// Whether every project may use it; if not, those with access may.
  public boolean isPublic() {
    return isPublic;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public boolean deleted() {
    return deleted;
  }
}
