package io.brazier.api.worker;

import io.brazier.backend.ServiceRepository;
import io.brazier.backend.ServiceState;
import io.brazier.bus.Topic;
import io.brazier.fault.Fault;
import io.brazier.work.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Lets work be taken up that services left behind. That happens by itself when a lease runs out, a
/// pause is over or a service is back; so what is left to do is not to wait for it.
@ApplicationScoped
class CleanUp {

  private final ServiceRepository services;
  private final Workers workers;

  CleanUp(ServiceRepository services, Workers workers) {
    this.services = services;
    this.workers = workers;
  }

  /// Which services are asked for, parted by whether somebody is there to do their work.
  ///
  /// @param cleaning those that are up, and schedulers while one of them is
  /// @param unavailable the others: their work waits for them
  record Services(List<ServiceState> cleaning, List<ServiceState> unavailable) {

    Services {
      cleaning = List.copyOf(cleaning);
      unavailable = List.copyOf(unavailable);
    }
  }

  /// Lets the work of the services that are meant be done at once.
  ///
  /// @throws Fault.Invalid if it is to be the work on a resource wherever it is, and there is none
  @Transactional
  public Services carryOut(CleanUpRequest wanted) {
    requireWork(wanted);
    List<ServiceState> asked =
        services.list(wanted.host(), wanted.binary()).stream()
            .filter(service -> wanted.concerns(service) && isAtWork(service, wanted))
            .toList();
    List<ServiceState> cleaning = new ArrayList<>();
    List<ServiceState> unavailable = new ArrayList<>();
    for (ServiceState service : asked) {
      if (isServed(service)) {
        workers.hasten(topics(service), wanted.resourceType(), wanted.resourceId());
        cleaning.add(service);
      } else {
        unavailable.add(service);
      }
    }
    return new Services(cleaning, unavailable);
  }

  private void requireWork(CleanUpRequest wanted) {
    String resource = wanted.resourceId();
    if (resource == null || wanted.isLocated()) {
      return;
    }
    int found = workers.topics(wanted.resourceType(), resource).size();
    if (found == 0) {
      throw Fault.Invalid.input(
          "There is no resource with UUID %s pending cleanup.".formatted(resource));
    }
    if (found > 1) {
      throw Fault.Invalid.input(
          "There are multiple resources with UUID %s pending cleanup. Please be more specific."
              .formatted(resource));
    }
  }

  /// Of work on one resource, wherever it is, only the service counts whose turn it is.
  private boolean isAtWork(ServiceState service, CleanUpRequest wanted) {
    String resource = wanted.resourceId();
    if (resource == null || wanted.isLocated()) {
      return true;
    }
    List<Topic> turns = workers.topics(wanted.resourceType(), resource);
    return !Collections.disjoint(turns, topics(service));
  }

  private boolean isServed(ServiceState service) {
    return service.up()
        || (service.binary().equals(Topic.SCHEDULER.name())
            && services.list(null, service.binary()).stream().anyMatch(ServiceState::up));
  }

  private static List<Topic> topics(ServiceState service) {
    return Topic.of(service.binary(), service.host());
  }
}
