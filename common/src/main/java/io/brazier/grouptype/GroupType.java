package io.brazier.grouptype;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.DynamicInsert;
import org.jspecify.annotations.Nullable;

/// A row of `group_types`, as it was read.
@Entity
@DynamicInsert
@Table(name = "group_types")
public class GroupType {

  @Id private String id;

  private String name;

  private @Nullable String description;

  @Column(name = "is_public")
  private boolean isPublic;

  private boolean deleted;

  /// For Hibernate, which fills the fields itself.
  @SuppressWarnings("NullAway.Init")
  protected GroupType() {}

  GroupType(String id, String name, @Nullable String description, boolean isPublic) {
    this.id = id;
    this.name = name;
    this.description = description;
    this.isPublic = isPublic;
  }

  public String id() {
    return id;
  }

  /// Unique among live ones.
  public String name() {
    return name;
  }

  public @Nullable String description() {
    return description;
  }

  /// Whether everybody may use it; if not, administrators may.
  public boolean isPublic() {
    return isPublic;
  }

  public boolean deleted() {
    return deleted;
  }
}
