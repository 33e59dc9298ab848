package io.brazier.e2e.fault;

import io.brazier.e2e.instance.Brazier;
import io.brazier.e2e.instance.Part;

/// The broker is restarted without its disk: every queue and message is gone.
public record EmptyBroker(Brazier brazier) implements Fault {

  @Override
  public String kind() {
    return "rabbitmq emptied";
  }

  @Override
  public String place() {
    return Part.RABBITMQ.place();
  }

  @Override
  public boolean inject() {
    brazier.resetBroker();
    return true;
  }

  @Override
  public void heal() {
    brazier.start(Part.RABBITMQ);
  }
}
