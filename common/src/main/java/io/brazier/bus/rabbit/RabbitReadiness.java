package io.brazier.bus.rabbit;

import io.brazier.bus.Bus;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready if the broker can be reached.
@Readiness
@ApplicationScoped
class RabbitReadiness implements HealthCheck {

  private final Bus bus;

  RabbitReadiness(Bus bus) {
    this.bus = bus;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("RabbitMQ connection").status(bus.isConnected()).build();
  }
}
