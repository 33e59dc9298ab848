package io.brazier.flow.observe;

import io.brazier.flow.FlowListener;
import io.brazier.flow.FlowObservation;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Gathers the service's flow listeners into the one observation that its flows are built with.
@Singleton
final class FlowObservationProducer {

  @Produces
  @Singleton
  FlowObservation flowObservation(Instance<FlowListener> listeners, Logger log) {
    return FlowObservation.none()
        .and(listeners.stream().toArray(FlowListener[]::new))
        .withListenerErrors(error -> log.error("A flow listener failed", error));
  }
}
