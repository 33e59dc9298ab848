package io.brazier.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/// Has the database end, every now and then, a connection that is in the middle of a transaction,
/// as a crash between two statements would. Whoever had it cannot know whether its commit arrived.
public final class ConnectionKiller implements AutoCloseable {

  private static final long PAUSE_MILLIS = 50;

  private final DataSource database;
  private final Random random;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<SQLException> failures = new ArrayList<>();
  private final AtomicInteger kills = new AtomicInteger();
  private final Thread thread;

  private ConnectionKiller(DataSource database, long seed) {
    this.database = database;
    this.random = new Random(seed);
    this.thread = Thread.ofPlatform().name("connection-killer").unstarted(this::run);
  }

  /// Starts it; it ends when it is closed.
  public static ConnectionKiller start(DataSource database, long seed) {
    ConnectionKiller killer = new ConnectionKiller(database, seed);
    killer.thread.start();
    return killer;
  }

  /// How many connections it ended so far.
  public int kills() {
    return kills.get();
  }

  private void run() {
    try (Connection connection = database.getConnection()) {
      while (!closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        kills.addAndGet(killOne(connection));
      }
    } catch (SQLException e) {
      failures.add(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int killOne(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            with candidates as materialized (
              select pid, row_number() over () - 1 as place, count(*) over () as number
              from pg_stat_activity
              where datname = current_database() and pid <> pg_backend_pid()
                and backend_type = 'client backend'
                and (state = 'idle in transaction' or wait_event_type = 'Lock'))
            select pg_terminate_backend(pid) from candidates where place = ? % number
            """)) {
      statement.setInt(1, random.nextInt(1000));
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() && rows.getBoolean(1) ? 1 : 0;
      }
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException("the killer failed", failures.getFirst());
    }
  }
}
