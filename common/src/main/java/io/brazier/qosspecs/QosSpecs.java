package io.brazier.qosspecs;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.DynamicInsert;

/// A row of `qos_specs`, as it was read.
@Entity
@DynamicInsert
@Table(name = "qos_specs")
public class QosSpecs {

  @Id private String id;

  private String name;

  private String consumer;

  /// For Hibernate, which fills the fields itself.
  @SuppressWarnings("NullAway.Init")
  protected QosSpecs() {}

  QosSpecs(String id, String name, String consumer) {
    this.id = id;
    this.name = name;
    this.consumer = consumer;
  }

  public String id() {
    return id;
  }

  /// Unique among live ones.
  public String name() {
    return name;
  }

  /// Who keeps to them: `front-end` (the hypervisor), `back-end` or `both`.
  public String consumer() {
    return consumer;
  }
}
