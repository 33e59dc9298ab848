package io.brazier.qosspecs;

import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.keyvalue.KeyValueRepository;
import io.brazier.list.ListQuery;
import io.brazier.list.NamedRepository;
import io.brazier.sql.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// Reads and changes QoS specs and their values.
@ApplicationScoped
public class QosSpecsRepository {

  private static final Statement CHANGE =
      new Statement(
          """
          update qos_specs set consumer = coalesce(:consumer, consumer), updated_at = now()
           where id = :id and not deleted returning id
          """);

  private final Session session;
  private final NamedRepository<QosSpecs> rows;
  private final KeyValueRepository<@Nullable String> values;

  QosSpecsRepository(Session session) {
    this.session = session;
    this.rows =
        new NamedRepository<>(
            session,
            QosSpecs.class,
            QosSpecsAttributes.ALL,
            Fault.NotFound::qosSpecs,
            name -> new Fault.Conflict("QoS Specs %s already exists.".formatted(name)));
    this.values = new KeyValueRepository<>(session, "qos_spec_values", "qos_specs_id");
  }

  /// The values by their keys. They are removed with the row.
  public KeyValueRepository<@Nullable String> values() {
    return values;
  }

  /// Live specs.
  ///
  /// @throws Fault.NotFound if there are none of the id
  public QosSpecs get(String id) {
    return rows.get(id, new Scope.All());
  }

  /// Live specs, kept from being changed by others until the transaction ends.
  ///
  /// @throws Fault.NotFound if there are none of the id
  public QosSpecs lock(String id) {
    return rows.lock(id);
  }

  /// A page of live specs.
  ///
  /// @throws Fault.NotFound if the marker is none
  public List<QosSpecs> list(ListQuery query) {
    return rows.list(query);
  }

  /// Makes specs without values.
  ///
  /// @throws Fault.Conflict if the name is taken; nothing is written then
  public QosSpecs insert(String id, String name, String consumer) {
    return rows.insert(new QosSpecs(id, name, consumer), name);
  }

  /// Notes a change, and changes who keeps to them.
  ///
  /// @param consumer null leaves it as it is
  public void change(String id, @Nullable String consumer) {
    CHANGE.changes(session, parameters -> parameters.text("id", id).text("consumer", consumer));
  }

  /// Removes specs and their values.
  public void softDelete(String id) {
    rows.softDelete(id);
    values.deleteAll(id);
  }
}
