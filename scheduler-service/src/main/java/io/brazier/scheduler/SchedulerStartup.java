package io.brazier.scheduler;

import io.brazier.backend.Heartbeat;
import io.brazier.backend.ServiceBinary;
import io.brazier.backend.ServiceConfig;
import io.brazier.backend.ServiceKey;
import io.brazier.backend.ServiceRepository;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

/// Makes the scheduler known: its row in `services`, and the heartbeat that keeps it fresh.
@ApplicationScoped
class SchedulerStartup {

  private final ServiceRepository services;
  private final Heartbeat heartbeat;
  private final SchedulerConfig config;
  private final ServiceConfig common;

  SchedulerStartup(
      ServiceRepository services,
      Heartbeat heartbeat,
      SchedulerConfig config,
      ServiceConfig common) {
    this.services = services;
    this.common = common;
    this.heartbeat = heartbeat;
    this.config = config;
  }

  @Transactional
  void register(@Observes StartupEvent start) {
    ServiceKey scheduler = new ServiceKey(config.host(), ServiceBinary.CINDER_SCHEDULER);
    services.register(scheduler, common.storageAvailabilityZone());
    heartbeat.watch(scheduler, () -> true);
  }
}
