package io.brazier.work;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Writes confirmations back to the rows, many by one statement. One that is lost, with the process
/// or the database, makes the sweep cast once more.
@ApplicationScoped
class CastStamper {

  private static final int BATCH = 500;

  private final WorkerRepository repository;
  private final Queue<Cast> confirmed = new ConcurrentLinkedQueue<>();
  private final Loop loop;

  CastStamper(WorkerRepository repository, WorkConfig config) {
    this.repository = repository;
    this.loop = Loop.onDemand(config.stampPeriod(), "cast-stamper", this::flush);
  }

  /// Remembers the confirmation; does not block.
  void stamp(Cast cast) {
    confirmed.add(cast);
    loop.wake();
  }

  private void flush() {
    for (List<Cast> batch = next(); !batch.isEmpty(); batch = next()) {
      List<Cast> casts = batch;
      QuarkusTransaction.requiringNew().run(() -> repository.stamp(casts));
    }
  }

  private List<Cast> next() {
    List<Cast> batch = new ArrayList<>();
    for (Cast cast = confirmed.poll(); cast != null; cast = confirmed.poll()) {
      batch.add(cast);
      if (batch.size() == BATCH) {
        break;
      }
    }
    return batch;
  }

  /// Writes what is left, and no more after that.
  void stop() {
    loop.closeAfterOnePass();
  }
}
