package io.brazier.lifecycle;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.reflect.Proxy;

/// Lets a service that is told to end by a TERM signal exit with status 0 once it has stopped in
/// good order. By itself a JVM exits with 143 then, as if it had been killed, whatever it did.
@ApplicationScoped
class Termination {

  void listen(@Observes StartupEvent event) throws ReflectiveOperationException {
    if (LaunchMode.current() == LaunchMode.NORMAL) {
      onSignal("TERM", () -> Quarkus.asyncExit(0));
    }
  }

  // By reflection, since the compiler warns of every use of the only API that there is for signals,
  // and cannot be told not to.
  private static void onSignal(String name, Runnable action) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    Object proxy =
        Proxy.newProxyInstance(
            handler.getClassLoader(),
            new Class<?>[] {handler},
            (_, _, _) -> {
              action.run();
              return null;
            });
    signal
        .getMethod("handle", signal, handler)
        .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
  }
}
