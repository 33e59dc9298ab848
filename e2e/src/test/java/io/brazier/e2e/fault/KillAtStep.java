package io.brazier.e2e.fault;

import io.brazier.e2e.instance.Brazier;
import io.brazier.e2e.instance.Part;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// A service is killed exactly between two steps: a debugger holds the whole process there, and it
/// is killed while it is held. If it does not come by in time, or the debugger gets no answer, it
/// is killed where it is.
///
/// @param port where the service waits for a debugger
/// @param patience how long it may take to come by
public record KillAtStep(Brazier brazier, Part part, Step step, int port, Duration patience)
    implements Fault {

  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final Executor THREADS =
      task -> Thread.ofPlatform().daemon().name("debugger").start(task);

  @Override
  public String kind() {
    return part.kind() + " killed at " + step.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String place() {
    return part.place();
  }

  @Override
  public boolean inject() {
    CompletableFuture<Boolean> held =
        CompletableFuture.supplyAsync(() -> Debugger.attach(port).holdAt(step, patience), THREADS)
            .completeOnTimeout(false, patience.plus(ANSWER).toMillis(), TimeUnit.MILLISECONDS);
    try {
      return held.join();
    } finally {
      brazier.kill(part);
    }
  }

  @Override
  public void heal() {
    brazier.supervise(part);
  }
}
