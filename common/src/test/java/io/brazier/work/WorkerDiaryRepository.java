package io.brazier.work;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.hibernate.Session;

/// What was committed: each entry in the transaction of what it tells.
final class WorkerDiaryRepository {

  /// The kinds of entries.
  enum Entry {
    ACCEPT,
    HAND_ON,
    END
  }

  private final Session session;

  private WorkerDiaryRepository(Session session) {
    this.session = session;
  }

  /// A new one.
  static WorkerDiaryRepository open(Session session, DataSource database) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create table if not exists worker_diary (
            worker_id bigint not null, fence bigint not null, entry varchar(10) not null);
          truncate worker_diary
          """);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new WorkerDiaryRepository(session);
  }

  /// Writes, in the caller's transaction.
  void write(Entry entry, long workerId, long fence) {
    session
        .createNativeMutationQuery("insert into worker_diary values (:worker, :fence, :entry)")
        .setParameter("worker", workerId)
        .setParameter("fence", fence)
        .setParameter("entry", entry.name())
        .executeUpdate();
  }

  int accepted() {
    return read("select worker_id from worker_diary where entry = 'ACCEPT'").size();
  }

  /// Accepted workers that did not end, and those that ended twice.
  List<Long> unlikeOneEnd() {
    return read(
        """
        select worker_id from worker_diary group by worker_id
        having count(*) filter (where entry = 'ACCEPT') <> 1
          or count(*) filter (where entry = 'END') <> 1
        """);
  }

  /// Workers to which somebody wrote with a later lease than the one that ended them.
  List<Long> writesAfterTheEnd() {
    return read(
        """
        select e.worker_id from worker_diary e
        join worker_diary w on w.worker_id = e.worker_id and w.fence > e.fence
        where e.entry = 'END'
        """);
  }

  /// Workers of which one lease was given up twice.
  List<Long> sharedFences() {
    return read(
        """
        select worker_id from worker_diary where entry <> 'ACCEPT'
        group by worker_id, fence having count(*) > 1
        """);
  }

  private List<Long> read(String sql) {
    return QuarkusTransaction.requiringNew()
        .call(() -> session.createNativeQuery(sql, Long.class).getResultList());
  }
}
