package io.brazier.work;

import io.brazier.bus.Bus;
import io.brazier.bus.Topic;
import io.brazier.lifecycle.Loop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// Casts what is due: rows whose cast was lost, whose holder died, whose pause after a failure is
/// over, or that nobody took for long. Any number of processes may sweep the same topics.
@ApplicationScoped
class Sweeper {

  private static final Logger LOG = Logger.getLogger(Sweeper.class);

  private final WorkerRepository repository;
  private final Caster caster;
  private final Bus bus;
  private final WorkConfig config;
  private final Set<Topic> topics = ConcurrentHashMap.newKeySet();
  private final Loop loop;

  Sweeper(WorkerRepository repository, Caster caster, Bus bus, WorkConfig config) {
    this.repository = repository;
    this.caster = caster;
    this.bus = bus;
    this.config = config;
    this.loop = Loop.every(config.sweepPeriod(), "sweeper", this::sweep);
  }

  void start(@Observes StartupEvent event) {
    bus.onQueueCreated(this::forgetCasts);
  }

  /// Sweeps no more.
  void stop() {
    loop.close();
  }

  /// Sweeps this topic too from now on.
  void add(Topic topic) {
    topics.add(topic);
  }

  /// Takes back what a former process of this service on this host held, to be cast at once.
  void recover(Collection<Topic> own) {
    int recovered = QuarkusTransaction.requiringNew().call(() -> repository.recover(own));
    if (recovered > 0) {
      LOG.infof("Work of the former process is taken up again: rows=%d", recovered);
    }
  }

  /// Casts everything that is due now. With the broker away it does nothing: the rows stay due.
  void sweep() {
    while (!topics.isEmpty() && bus.isConnected() && sweepBatch() == config.sweepBatch()) {
      LOG.debug("A full batch was swept; looking for more");
    }
  }

  private int sweepBatch() {
    List<Cast> due = QuarkusTransaction.requiringNew().call(() -> repository.sweep(topics));
    due.forEach(caster::cast);
    return due.size();
  }

  private void forgetCasts(Topic topic) {
    int forgotten = QuarkusTransaction.requiringNew().call(() -> repository.forgetCasts(topic));
    if (forgotten > 0) {
      LOG.warnf("Queue was gone, its work is cast again: topic=%s rows=%d", topic, forgotten);
    }
  }
}
