package io.brazier.e2e.fault;

import io.brazier.e2e.instance.Brazier;
import io.brazier.e2e.instance.Part;

/// Nothing passes between a storage host and the rest, and nobody is told.
public record CutNetwork(Brazier brazier, int host) implements Fault {

  @Override
  public String kind() {
    return "network cut";
  }

  @Override
  public String place() {
    return Part.host(host).place();
  }

  @Override
  public boolean inject() {
    brazier.run("cut", Part.host(host).name());
    return true;
  }

  @Override
  public void heal() {
    brazier.run("mend", Part.host(host).name());
  }
}
