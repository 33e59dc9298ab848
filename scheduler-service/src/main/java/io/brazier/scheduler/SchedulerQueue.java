package io.brazier.scheduler;

import io.brazier.bus.Topic;
import io.brazier.work.WorkConsumer;
import io.brazier.work.WorkHandler;
import io.brazier.work.WorkQueue;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/// Serves the queue that all schedulers share, with every handler that there is.
@ApplicationScoped
class SchedulerQueue {

  private final WorkConsumer consumer;
  private final List<WorkHandler> handlers;
  private final SchedulerConfig config;

  SchedulerQueue(WorkConsumer consumer, @All List<WorkHandler> handlers, SchedulerConfig config) {
    this.consumer = consumer;
    this.handlers = handlers;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    consumer.open(new WorkQueue(Topic.SCHEDULER, config.width(), handlers));
  }
}
