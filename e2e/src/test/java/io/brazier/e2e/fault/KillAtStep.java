package io.brazier.e2e.fault;

import io.brazier.e2e.instance.Brazier;
import io.brazier.e2e.instance.Part;
import java.time.Duration;
import java.util.Locale;

/// A service is killed exactly between two steps: a debugger holds the whole process there, and it
/// is killed while it is held. If it does not come by in time it is killed where it is.
///
/// @param port where the service waits for a debugger
/// @param patience how long it may take to come by
public record KillAtStep(Brazier brazier, Part part, Step step, int port, Duration patience)
    implements Fault {

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
    try (Debugger debugger = Debugger.attach(port)) {
      boolean held = debugger.holdAt(step, patience);
      brazier.kill(part);
      return held;
    }
  }

  @Override
  public void heal() {
    brazier.start(part);
  }
}
