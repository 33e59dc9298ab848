package io.brazier.volume;

import io.brazier.resource.Status;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;

/// Every step of every volume's status that was committed since [#record], written down by the
/// database itself.
public final class StatusHistoryRepository {

  /// The word of a row that is gone.
  public static final String GONE = "deleted";

  private final DataSource database;

  /// One step.
  ///
  /// @param volumeId whose
  /// @param from the status before, empty for a new row
  /// @param to the status after
  /// @param placed whether the volume was on a backend before
  public record Step(String volumeId, String from, String to, boolean placed) {

    /// Whether it is one that an administrator may force, from wherever the volume is.
    public boolean isForcedDelete() {
      return placed && to.equals(VolumeStatus.DELETING.word());
    }

    /// Whether the status machine knows it: a volume that is on no backend may go at any time, any
    /// other only once it was deleted there.
    public boolean isAllowed() {
      if (from.isEmpty()) {
        return to.equals(VolumeStatus.CREATING.word());
      }
      if (to.equals(GONE)) {
        return !placed || from.equals(VolumeStatus.DELETING.word());
      }
      return !from.equals(GONE) && VolumeStatus.LIFECYCLE.allows(new Status(from), new Status(to));
    }
  }

  private StatusHistoryRepository(DataSource database) {
    this.database = database;
  }

  /// Begins to write down.
  public static StatusHistoryRepository record(DataSource database) {
    StatusHistoryRepository history = new StatusHistoryRepository(database);
    history.execute(
        """
        create table if not exists status_history (
          id bigint generated always as identity primary key,
          volume_id varchar(36) not null, before varchar(255) not null,
          after varchar(255) not null, placed boolean not null);
        truncate status_history;
        create or replace function write_status_history() returns trigger language plpgsql as $$
        begin
          if tg_op = 'INSERT' then
            insert into status_history (volume_id, before, after, placed)
            values (new.id, '', new.status, false);
          elsif new.status <> old.status then
            insert into status_history (volume_id, before, after, placed)
            values (new.id, old.status, new.status, old.host is not null);
          end if;
          return null;
        end $$;
        create or replace trigger write_status_history after insert or update on volumes
          for each row execute function write_status_history()
        """);
    return history;
  }

  /// All steps, in the order in which they were made.
  public List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select volume_id, before, after, placed from status_history order by id")) {
      while (rows.next()) {
        steps.add(
            new Step(rows.getString(1), rows.getString(2), rows.getString(3), rows.getBoolean(4)));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return steps;
  }

  /// How many steps are such.
  public long count(Predicate<Step> condition) {
    return steps().stream().filter(condition).count();
  }

  private void execute(String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
