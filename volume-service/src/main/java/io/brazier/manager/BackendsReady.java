package io.brazier.manager;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/// Ready once every backend is.
@Readiness
@ApplicationScoped
class BackendsReady implements HealthCheck {

  private final Backends backends;

  BackendsReady(Backends backends) {
    this.backends = backends;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("backends");
    boolean all = true;
    for (BackendRunner runner : backends.all()) {
      all &= runner.ready();
      answer.withData(runner.address().toString(), runner.ready() ? "up" : "down");
    }
    return answer.status(all).build();
  }
}
