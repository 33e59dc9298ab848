package io.brazier.api.testing;

import io.brazier.bus.FakeBus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Puts the fake in the place of the real bus, for profiles that choose it.
@Alternative
@ApplicationScoped
class FakeBusProducer {

  @Produces
  @Singleton
  FakeBus bus() {
    return new FakeBus();
  }
}
