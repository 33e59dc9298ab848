package io.brazier.e2e.fault;

import io.brazier.e2e.instance.Brazier;
import io.brazier.e2e.instance.Part;
import java.time.Duration;

/// The clock of a storage host jumps.
///
/// @param by forwards, or backwards if negative
public record ClockJump(Brazier brazier, int host, Duration by) implements Fault {

  @Override
  public String kind() {
    return by.isNegative() ? "clock back" : "clock forward";
  }

  @Override
  public String place() {
    return Part.host(host).place();
  }

  @Override
  public boolean inject() {
    String jump = "date -s @$(($(date +%%s) + %d))".formatted(by.toSeconds());
    brazier.exec(host, "sh", "-c", jump).orFail();
    return true;
  }

  /// Sets it to the time of this machine.
  @Override
  public void heal() {
    brazier.exec(host, "date", "-s", "@" + System.currentTimeMillis() / 1000).orFail();
  }
}
