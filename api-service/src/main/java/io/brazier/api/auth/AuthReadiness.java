package io.brazier.api.auth;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready if it can be found out who sends a request.
@Readiness
@ApplicationScoped
class AuthReadiness implements HealthCheck {

  private final AuthStrategy strategy;

  AuthReadiness(AuthStrategy strategy) {
    this.strategy = strategy;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("Identity service").status(strategy.isReady()).build();
  }
}
