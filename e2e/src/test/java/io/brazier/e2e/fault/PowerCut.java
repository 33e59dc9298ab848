package io.brazier.e2e.fault;

import io.brazier.e2e.instance.Brazier;
import io.brazier.e2e.instance.Part;

/// A storage host loses its power; what its kernel had not written is lost. It comes back with the
/// same disks.
public record PowerCut(Brazier brazier, int host) implements Fault {

  @Override
  public String kind() {
    return "power cut";
  }

  @Override
  public String place() {
    return Part.host(host).place();
  }

  @Override
  public boolean inject() {
    brazier.kill(Part.host(host));
    return true;
  }

  @Override
  public void heal() {
    brazier.start(Part.host(host));
    brazier.supervise(Part.volume(host));
  }
}
