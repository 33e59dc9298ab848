package io.brazier.scheduler.create;

import io.brazier.bus.Topic;
import io.brazier.message.SchedulerCommand;
import io.brazier.scheduler.SchedulerConfig;
import io.brazier.work.Lease;
import io.brazier.work.WorkConsumer;
import io.brazier.work.WorkQueue;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Serves the queue that all schedulers share.
@ApplicationScoped
class SchedulerQueue {

  private final WorkConsumer consumer;
  private final CreateVolumeHandler creates;
  private final SchedulerConfig config;

  SchedulerQueue(WorkConsumer consumer, CreateVolumeHandler creates, SchedulerConfig config) {
    this.consumer = consumer;
    this.creates = creates;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    consumer.open(
        new WorkQueue<>(
            Topic.SCHEDULER,
            config.width(),
            SchedulerCommand.class,
            this::handle,
            creates::expired));
  }

  private void handle(SchedulerCommand command, Lease lease) {
    switch (command) {
      case SchedulerCommand.CreateVolume create -> creates.handle(create, lease);
    }
  }
}
