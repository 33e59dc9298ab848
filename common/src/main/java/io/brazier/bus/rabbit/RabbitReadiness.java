package io.brazier.bus.rabbit;

import io.brazier.bus.Bus;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready if the broker can be reached, and lets us consume what we should.
@Readiness
@ApplicationScoped
class RabbitReadiness implements HealthCheck {

  private final Bus bus;

  RabbitReadiness(Bus bus) {
    this.bus = bus;
  }

  @Override
  public HealthCheckResponse call() {
    boolean connected = bus.isConnected();
    boolean consuming = bus.isConsuming();
    return HealthCheckResponse.named("RabbitMQ connection")
        .status(connected && consuming)
        .withData("connected", connected)
        .withData("consuming", consuming)
        .build();
  }
}
