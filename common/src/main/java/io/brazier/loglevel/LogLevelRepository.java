package io.brazier.loglevel;

import io.brazier.sql.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hibernate.Session;

/// What operators ask of the log levels, and what services tell of theirs.
@ApplicationScoped
public class LogLevelRepository {

  /// Orders become visible in the order of their ids, or one that commits late would be passed by.
  private static final Statement QUEUE_UP =
      new Statement("select pg_advisory_xact_lock(4702111234474983747)");

  private static final Statement ORDER =
      new Statement(
          """
          with past as (
            delete from log_level_orders where created_at < now() - interval '1 hour')
          insert into log_level_orders ("binary", server, prefix, level)
          values (:binary, :server, :prefix, :level) returning id
          """);

  private static final Statement SINCE =
      new Statement(
          """
          select id, "binary", server, prefix, level from log_level_orders where id > :seen
          order by id
          """);

  private static final Statement LAST =
      new Statement("select coalesce(max(id), 0) from log_level_orders");

  private static final Statement REPORT =
      new Statement(
          """
          insert into log_level_reports (host, "binary", loggers, levels)
          values (:host, :binary, :loggers, :levels)
          on conflict (host, "binary") do update
             set loggers = excluded.loggers, levels = excluded.levels, updated_at = now()
          returning host
          """);

  private static final Statement FIND =
      new Statement(
          """
          select loggers, levels from log_level_reports where host = :host and "binary" = :binary
          """);

  private final Session session;

  LogLevelRepository(Session session) {
    this.session = session;
  }

  /// What an operator asks for.
  ///
  /// @param binary of which services, empty for all
  /// @param server on which host or backend, empty for all; a host's backends are on it
  /// @param prefix of which loggers, empty for all
  public record Order(String binary, String server, String prefix, LogLevel level) {

    /// Whether it is for a service.
    public boolean isFor(String itsHost, String itsBinary) {
      boolean here = server.isEmpty() || server.equals(itsHost) || itsHost.startsWith(server + '@');
      return here && (binary.isEmpty() || binary.equals(itsBinary));
    }
  }

  /// An order and its number.
  public record Numbered(long id, Order order) {}

  /// Asks all services.
  public void order(Order order) {
    QUEUE_UP.rows(session, _ -> {}, _ -> true);
    ORDER.changes(
        session,
        parameters ->
            parameters
                .text("binary", order.binary())
                .text("server", order.server())
                .text("prefix", order.prefix())
                .text("level", order.level().name()));
  }

  /// The orders after one.
  public List<Numbered> since(long seen) {
    return SINCE.rows(
        session, parameters -> parameters.number("seen", seen), LogLevelRepository::numbered);
  }

  /// The number of the last order, 0 if there was none of late.
  public long last() {
    return LAST.rows(session, _ -> {}, row -> row.getLong(1)).getFirst();
  }

  /// Writes down the levels of a service.
  public void report(String host, String binary, SortedMap<String, LogLevel> own) {
    REPORT.changes(
        session,
        parameters ->
            parameters
                .text("host", host)
                .text("binary", binary)
                .texts("loggers", own.keySet(), name -> name)
                .texts("levels", own.values(), LogLevel::name));
  }

  /// The levels that a service wrote down last; empty if it never did.
  public Optional<Map<String, LogLevel>> find(String host, String binary) {
    return FIND
        .rows(
            session,
            parameters -> parameters.text("host", host).text("binary", binary),
            LogLevelRepository::levels)
        .stream()
        .findFirst();
  }

  private static Numbered numbered(ResultSet row) throws SQLException {
    return new Numbered(
        row.getLong(1),
        new Order(
            row.getString(2),
            row.getString(3),
            row.getString(4),
            LogLevel.valueOf(row.getString(5))));
  }

  private static Map<String, LogLevel> levels(ResultSet row) throws SQLException {
    String[] loggers = (String[]) row.getArray(1).getArray();
    String[] levels = (String[]) row.getArray(2).getArray();
    Map<String, LogLevel> all = new TreeMap<>();
    for (int i = 0; i < loggers.length; i++) {
      all.put(loggers[i], LogLevel.valueOf(levels[i]));
    }
    return all;
  }
}
