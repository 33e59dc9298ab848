package io.brazier.work;

import io.brazier.operation.Operation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A handler that does as it is told and remembers what it was given.
final class Recorder implements WorkHandler {

  private final Workers workers;
  private final List<Lease> handled = new CopyOnWriteArrayList<>();
  private final List<String> expired = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Boolean> permits = new LinkedBlockingQueue<>();
  private volatile Consumer<Lease> behaviour = this::end;

  Recorder(Workers workers) {
    this.workers = workers;
  }

  /// Does this from now on.
  void then(Consumer<Lease> handler) {
    behaviour = handler;
  }

  @Override
  public Operation operation() {
    return Operation.CREATE_VOLUME;
  }

  @Override
  public void handle(Lease lease) {
    handled.add(lease);
    behaviour.accept(lease);
  }

  @Override
  public void giveUp(Lease lease, String cause) {
    expired.add(cause);
    end(lease);
  }

  /// Ends the work.
  void end(Lease lease) {
    QuarkusTransaction.requiringNew().run(() -> workers.end(lease, WorkSamples.done()));
  }

  /// Waits for a permit and ends the work.
  void endWithPermit(Lease lease) {
    @Nullable Boolean permit;
    try {
      permit = permits.poll(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
    if (permit == null) {
      throw new IllegalStateException("no permit came");
    }
    end(lease);
  }

  void permit() {
    permits.add(true);
  }

  List<Lease> handled() {
    return List.copyOf(handled);
  }

  List<String> expired() {
    return List.copyOf(expired);
  }
}
