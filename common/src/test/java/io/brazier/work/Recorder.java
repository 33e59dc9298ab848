package io.brazier.work;

import io.brazier.message.Command;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A handler that does as it is told and remembers what it was given.
final class Recorder implements WorkHandler<Command>, WorkExpired {

  private final Workers workers;
  private final List<Lease> handled = new CopyOnWriteArrayList<>();
  private final List<String> expired = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Boolean> permits = new LinkedBlockingQueue<>();
  private volatile WorkHandler<Command> behaviour = this::end;

  Recorder(Workers workers) {
    this.workers = workers;
  }

  /// Does this from now on.
  void then(WorkHandler<Command> handler) {
    behaviour = handler;
  }

  @Override
  public void handle(Command command, Lease lease) {
    handled.add(lease);
    behaviour.handle(command, lease);
  }

  @Override
  public void expired(Lease lease, String cause) {
    expired.add(cause);
    QuarkusTransaction.requiringNew().run(() -> workers.end(lease));
  }

  /// Ends the work.
  void end(Command command, Lease lease) {
    QuarkusTransaction.requiringNew().run(() -> workers.end(lease));
  }

  /// Waits for a permit and ends the work.
  void endWithPermit(Command command, Lease lease) {
    @Nullable Boolean permit;
    try {
      permit = permits.poll(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
    if (permit == null) {
      throw new IllegalStateException("no permit came");
    }
    end(command, lease);
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
