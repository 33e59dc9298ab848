package io.brazier.context;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/// Provides the clock and the ids; every other class has them injected.
@ApplicationScoped
class AmbientProducer {

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  Identifiers identifiers() {
    return UUID::randomUUID;
  }
}
