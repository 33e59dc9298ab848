package io.brazier.encryption;

import io.brazier.encryption.Encryption.Rule;
import io.brazier.sql.Parameters;
import io.brazier.sql.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// Reads and changes how volumes of types are to be encrypted. Who changes it has locked the type.
@ApplicationScoped
public class EncryptionRepository {

  private static final Statement FIND =
      new Statement(
          """
          select encryption_id, volume_type_id, provider, control_location, cipher, key_size,
                 created_at, updated_at
            from encryption where volume_type_id = :type
          """);

  private static final Statement INSERT =
      new Statement(
          """
          insert into encryption (encryption_id, volume_type_id, provider, control_location, cipher,
                                  key_size)
          values (:id, :type, :provider, :location, :cipher, cast(:size as integer))
          on conflict (volume_type_id) do nothing returning encryption_id
          """);

  private static final Statement CHANGE =
      new Statement(
          """
          update encryption set provider = :provider, control_location = :location,
                 cipher = :cipher, key_size = cast(:size as integer), updated_at = now()
           where volume_type_id = :type returning encryption_id
          """);

  private static final Statement DELETE =
      new Statement("delete from encryption where volume_type_id = :type returning encryption_id");

  private final Session session;

  EncryptionRepository(Session session) {
    this.session = session;
  }

  /// That of a type; empty if its volumes are not to be encrypted.
  public Optional<Encryption> find(String typeId) {
    return FIND
        .rows(session, parameters -> parameters.text("type", typeId), EncryptionRepository::read)
        .stream()
        .findFirst();
  }

  /// Lets volumes of a type be encrypted.
  ///
  /// @return false if they are already
  public boolean insert(String id, String typeId, Rule rule) {
    return INSERT.changes(session, parameters -> bind(parameters, typeId, rule).text("id", id));
  }

  /// Changes how volumes of a type are encrypted.
  public void change(String typeId, Rule rule) {
    CHANGE.changes(session, parameters -> bind(parameters, typeId, rule));
  }

  /// Lets volumes of a type be encrypted no more.
  ///
  /// @return false if they were not to be
  public boolean delete(String typeId) {
    return DELETE.changes(session, parameters -> parameters.text("type", typeId));
  }

  private static Parameters bind(Parameters parameters, String typeId, Rule rule)
      throws SQLException {
    Integer size = rule.keySize();
    return parameters
        .text("type", typeId)
        .text("provider", rule.provider())
        .text("location", rule.controlLocation())
        .text("cipher", rule.cipher())
        .text("size", size == null ? null : size.toString());
  }

  private static Encryption read(ResultSet row) throws SQLException {
    return new Encryption(
        row.getString(1),
        row.getString(2),
        new Rule(
            row.getString(3), row.getString(4), row.getString(5), row.getObject(6, Integer.class)),
        row.getObject(7, OffsetDateTime.class).toInstant(),
        moment(row.getObject(8, OffsetDateTime.class)));
  }

  private static @Nullable Instant moment(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
