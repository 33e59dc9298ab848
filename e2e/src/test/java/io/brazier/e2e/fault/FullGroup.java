package io.brazier.e2e.fault;

import io.brazier.e2e.inspect.Filler;
import io.brazier.e2e.instance.Brazier;
import io.brazier.e2e.instance.Part;

/// Somebody else's logical volume takes all the space that was free in the thick volume group.
public record FullGroup(Brazier brazier, int host) implements Fault {

  private static final String GROUP = "cinder-volumes";

  @Override
  public String kind() {
    return "volume group full";
  }

  @Override
  public String place() {
    return Part.host(host).place();
  }

  /// Does not bite if the group is full already.
  @Override
  public boolean inject() {
    return filler().takeAll();
  }

  @Override
  public void heal() {
    filler().close();
  }

  private Filler filler() {
    return new Filler(brazier, host, GROUP);
  }
}
