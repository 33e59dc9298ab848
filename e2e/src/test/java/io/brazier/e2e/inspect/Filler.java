package io.brazier.e2e.inspect;

import io.brazier.e2e.instance.Brazier;
import io.brazier.e2e.instance.ProgramOutput;

/// Somebody else's logical volume, which takes space in a volume group. Nothing is written to it,
/// so that the group's free space still reads as zeros when it is gone.
public record Filler(Brazier brazier, int host, String group) implements AutoCloseable {

  private static final String NAME = "filler";
  private static final int EXTENTS_PER_GIB = 256;

  /// Takes all that is free.
  ///
  /// @return false if nothing was
  public boolean takeAll() {
    return take("100%FREE").status() == 0;
  }

  /// Takes what is free but for so much, in a group that nobody else changes meanwhile.
  ///
  /// @throws AssertionError if less is free
  public void takeAllBut(int gib) {
    String free =
        brazier.exec(host, "vgs", "--noheadings", "-o", "vg_free_count", group).orFail().strip();
    take(String.valueOf(Integer.parseInt(free) - gib * EXTENTS_PER_GIB)).orFail();
  }

  /// Removes it, if it is there.
  @Override
  public void close() {
    String name = group + '/' + NAME;
    String command = "! lvs %s || lvremove --yes %s".formatted(name, name);
    brazier.exec(host, "sh", "-c", command).orFail();
  }

  private ProgramOutput take(String extents) {
    return brazier.exec(
        host, "lvcreate", "--yes", "-W", "n", "-Z", "n", "-l", extents, "-n", NAME, group);
  }
}
