package io.brazier.e2e.fault;

import io.brazier.e2e.instance.Brazier;
import io.brazier.e2e.instance.Part;

/// Somebody else's logical volume takes all the space that was free in the thick volume group.
public record FullGroup(Brazier brazier, int host) implements Fault {

  private static final String GROUP = "cinder-volumes";
  private static final String FILLER = "filler";

  @Override
  public String kind() {
    return "volume group full";
  }

  @Override
  public String place() {
    return Part.host(host).place();
  }

  /// Does not bite if the group is full already. Nothing is written to the volume, so that the
  /// group's free space still reads as zeros afterwards.
  @Override
  public boolean inject() {
    String[] command = {
      "lvcreate", "--yes", "-W", "n", "-Z", "n", "-l", "100%FREE", "-n", FILLER, GROUP
    };
    return brazier.exec(host, command).status() == 0;
  }

  @Override
  public void heal() {
    String name = GROUP + '/' + FILLER;
    brazier.exec(host, "sh", "-c", "! lvs %s || lvremove --yes %s".formatted(name, name)).orFail();
  }
}
