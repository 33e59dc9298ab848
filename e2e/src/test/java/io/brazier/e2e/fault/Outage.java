package io.brazier.e2e.fault;

import io.brazier.e2e.instance.Brazier;
import io.brazier.e2e.instance.Part;
import java.util.Locale;

/// A part is not there for a while.
///
/// @param manner how it goes
public record Outage(Brazier brazier, Part part, Manner manner) implements Fault {

  /// How a part goes.
  public enum Manner {
    /// In order.
    STOPPED,
    /// By kill -9.
    KILLED
  }

  @Override
  public String kind() {
    return part.kind() + ' ' + manner.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String place() {
    return part.place();
  }

  @Override
  public boolean inject() {
    switch (manner) {
      case STOPPED -> brazier.stop(part);
      case KILLED -> brazier.kill(part);
    }
    return true;
  }

  @Override
  public void heal() {
    brazier.supervise(part);
  }
}
