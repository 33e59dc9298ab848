package io.brazier.connection;

import io.brazier.context.Identifiers;
import io.brazier.resource.Status;
import io.brazier.sql.Statement;
import io.brazier.volume.VolumeId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/// Reads and changes the rows of `volume_connections`. Who opens or closes one holds the volume.
@ApplicationScoped
public class ConnectionRepository {

  private static final String COLUMNS =
      "id, volume_id, initiator, status, secret, cast(properties as text) as properties";

  private static final Statement OPEN =
      new Statement(
          """
          insert into volume_connections as c (id, volume_id, initiator, status)
          values (:id, :volume, :initiator, 'connecting')
          on conflict (volume_id, initiator) do update
            set status = 'connecting', error = null, updated_at = now()
            where c.status in ('connected', 'error', 'error_disconnecting')
          returning id
          """);

  private static final Statement CLOSE =
      new Statement(
          """
          update volume_connections
             set status = 'disconnecting', error = null, updated_at = now()
           where id = :id and status in ('connected', 'error', 'error_disconnecting')
          returning id
          """);

  private static final Statement CONNECTED =
      new Statement(
          """
          update volume_connections
             set status = 'connected', secret = :secret, properties = cast(:properties as jsonb),
               updated_at = now()
           where id = :id and status = 'connecting' returning id
          """);

  private static final Statement FAILED =
      new Statement(
          """
          update volume_connections
             set status = case status when 'connecting' then 'error' else 'error_disconnecting' end,
               error = :error, updated_at = now()
           where id = :id and status in ('connecting', 'disconnecting') returning id
          """);

  private static final Statement REMOVE =
      new Statement(
          "delete from volume_connections where id = :id and status = 'disconnecting' returning id");

  private static final Statement READ =
      new Statement("select " + COLUMNS + " from volume_connections where id = any(:ids)");

  private static final Statement OF_VOLUME =
      new Statement(
          "select " + COLUMNS + " from volume_connections where volume_id = :volume order by id");

  private static final Statement ON_BACKEND =
      new Statement(
          """
          select c.id, c.volume_id, c.initiator, c.status, c.secret,
            cast(c.properties as text) as properties
          from volume_connections c join volumes v on v.id = c.volume_id
          where not v.deleted and (v.host = :host or starts_with(v.host, :host || '#'))
          order by c.volume_id, c.id
          """);

  private final Session session;
  private final Identifiers identifiers;

  ConnectionRepository(Session session, Identifiers identifiers) {
    this.session = session;
    this.identifiers = identifiers;
  }

  /// Asks for an initiator to be let in, anew if it is in already.
  ///
  /// @return the connection; empty if a storage host is at work on it already
  public Optional<String> open(VolumeId volume, String initiator) {
    return OPEN
        .rows(
            session,
            parameters ->
                parameters
                    .text("id", identifiers.next().toString())
                    .text("volume", volume.value())
                    .text("initiator", initiator),
            row -> row.getString("id"))
        .stream()
        .findFirst();
  }

  /// Asks for the access of an initiator to be ended.
  ///
  /// @return whether no storage host was at work on it; if not, nothing is written
  public boolean close(String id) {
    return changes(CLOSE, id, _ -> {});
  }

  /// Writes that the initiator may log in.
  ///
  /// @param properties a JSON object without the secret
  /// @return whether that was still asked for
  public boolean connected(String id, String secret, String properties) {
    return changes(
        CONNECTED,
        id,
        parameters -> parameters.text("secret", secret).text("properties", properties));
  }

  /// Writes that what was asked for cannot be done.
  ///
  /// @param error why, for operators
  /// @return whether it was still asked for
  public boolean failed(String id, String error) {
    return changes(FAILED, id, parameters -> parameters.text("error", error));
  }

  /// Takes one away whose access has ended.
  ///
  /// @return whether that was still asked for
  public boolean remove(String id) {
    return changes(REMOVE, id, _ -> {});
  }

  /// One; empty once it is closed.
  public Optional<Connection> find(String id) {
    return all(List.of(id)).stream().findFirst();
  }

  /// Those of the ids that are there.
  public List<Connection> all(Collection<String> ids) {
    return READ.rows(
        session, parameters -> parameters.texts("ids", ids, id -> id), ConnectionRepository::row);
  }

  /// Those of a volume.
  public List<Connection> of(VolumeId volume) {
    return OF_VOLUME.rows(
        session,
        parameters -> parameters.text("volume", volume.value()),
        ConnectionRepository::row);
  }

  /// Those of a backend's volumes.
  ///
  /// @param backend `host@backend`
  public List<Connection> onBackend(String backend) {
    return ON_BACKEND.rows(
        session, parameters -> parameters.text("host", backend), ConnectionRepository::row);
  }

  private static Connection row(ResultSet row) throws SQLException {
    return new Connection(
        row.getString("id"),
        new VolumeId(row.getString("volume_id")),
        row.getString("initiator"),
        new Status(row.getString("status")),
        row.getString("secret"),
        row.getString("properties"));
  }

  private boolean changes(Statement statement, String id, Statement.Binder others) {
    return statement.changes(
        session,
        parameters -> {
          parameters.text("id", id);
          others.bind(parameters);
        });
  }
}
