package io.brazier.work;

import io.brazier.bus.Bus;
import io.brazier.bus.Topic;
import io.brazier.lifecycle.AfterCommit;
import io.brazier.message.MessageCodec;
import io.brazier.quota.Quotas;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.hibernate.Session;

/// A process of a service, with parts of its own, on rows and a bus that it shares with others. Its
/// loops do not turn by themselves, but for the renewal of leases.
final class WorkProcess {

  /// What processes share.
  record Shared(
      Session session,
      Bus bus,
      MessageCodec codec,
      WorkTracing tracing,
      Quotas quotas,
      AfterCommit afterCommit) {}

  private final WorkConsumer consumer;
  private final Workers workers;
  private final WorkShutdown shutdown;

  /// @param drain how long its work may take when it stops
  WorkProcess(Shared shared, String drain) {
    this(
        shared,
        config(drain),
        new WorkerRepository(
            shared.session(), config(drain), WorkSamples.holder("cinder-volume@h1")));
  }

  WorkProcess(Shared shared, WorkConfig config, WorkerRepository rows) {
    LeaseKeeper keeper = new LeaseKeeper(rows, config);
    Caster caster = new Caster(shared.bus(), UUID::randomUUID, rows, shared.tracing(), config);
    Sweeper sweeper = new Sweeper(rows, caster, shared.bus(), config);
    this.workers =
        new Workers(
            rows,
            shared.codec(),
            shared.tracing(),
            caster,
            keeper,
            shared.quotas(),
            shared.afterCommit());
    LeaseHolding holding =
        new LeaseHolding(rows, keeper, workers, shared.quotas(), caster, shared.tracing(), config);
    this.consumer = new WorkConsumer(shared.bus(), sweeper, holding, config);
    this.shutdown = new WorkShutdown(sweeper, consumer, caster, keeper);
  }

  static WorkConfig config(String drain) {
    return new SmallRyeConfigBuilder()
        .withMapping(WorkConfig.class)
        .withDefaultValues(
            Map.of(
                "brazier.work.drain", drain,
                "brazier.work.sweep-period", "PT1H",
                "brazier.work.stamp-period", "PT1H"))
        .build()
        .getConfigMapping(WorkConfig.class);
  }

  /// Serves the topic.
  Recorder serve(Topic topic, int width) {
    Recorder recorder = new Recorder(workers);
    consumer.open(new WorkQueue(topic, width, List.of(recorder)));
    return recorder;
  }

  /// Accepts work for the topic.
  void accept(Topic topic) {
    NewWork work = WorkSamples.create(topic, WorkSamples.volume());
    QuarkusTransaction.requiringNew().run(() -> workers.accept(work));
  }

  /// Begins to stop.
  ///
  /// @return completed when it has stopped
  CompletableFuture<Void> stop() {
    CompletableFuture<Void> stopped = new CompletableFuture<>();
    Thread.startVirtualThread(() -> {
      shutdown.stop();
      stopped.complete(null);
    });
    return stopped;
  }
}
