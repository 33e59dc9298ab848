package io.brazier.manager;

import io.brazier.backend.BackendAddress;
import io.brazier.driver.BackendsConfig;
import io.brazier.driver.Drivers;
import io.brazier.iscsi.Targets;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Starts and stops the backends that the configuration names.
@ApplicationScoped
class Backends {

  private final List<BackendRunner> runners;

  Backends(
      BackendsConfig config,
      Drivers drivers,
      Targets targets,
      BackendParts parts,
      @ConfigProperty(name = "brazier.host") String host) {
    this.runners =
        config.backends().entrySet().stream()
            .map(section -> {
              BackendAddress address = new BackendAddress(host, section.getKey(), null);
              return new BackendRunner(
                  address,
                  drivers.open(address, section.getValue()),
                  targets.whenUsed(section.getValue()),
                  parts);
            })
            .toList();
  }

  void start(@Observes StartupEvent event) {
    if (runners.isEmpty()) {
      throw new IllegalStateException(
          "no backend is configured: set brazier.backends.NAME.volume-group");
    }
    runners.forEach(BackendRunner::start);
  }

  /// Before the work is drained: nothing is opened any more.
  void stop(@Observes @Priority(Interceptor.Priority.APPLICATION) ShutdownEvent event) {
    runners.forEach(BackendRunner::stop);
  }

  List<BackendRunner> all() {
    return runners;
  }
}
