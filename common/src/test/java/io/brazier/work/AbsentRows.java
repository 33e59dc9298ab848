package io.brazier.work;

import io.brazier.bus.Topic;
import java.util.concurrent.CountDownLatch;
import org.hibernate.Session;

/// The rows of a database that is away for the first takes.
final class AbsentRows extends WorkerRepository {

  private final CountDownLatch back;

  /// @param back counts the takes that fail
  AbsentRows(Session session, WorkConfig config, CountDownLatch back) {
    super(session, config, WorkSamples.holder("cinder-volume@h1"));
    this.back = back;
  }

  @Override
  TakeOutcome take(long workerId, Topic topic) {
    if (back.getCount() > 0) {
      back.countDown();
      throw new IllegalStateException("the database is away");
    }
    return super.take(workerId, topic);
  }
}
