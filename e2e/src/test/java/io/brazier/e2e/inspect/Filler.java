package io.brazier.e2e.inspect;

import io.brazier.e2e.instance.Brazier;

/// Somebody else's logical volume, which takes space in a volume group. Nothing is written to it,
/// so that the group's free space still reads as zeros when it is gone.
///
/// @param name with its group
public record Filler(Brazier brazier, int host, String name) implements AutoCloseable {

  /// Removes it, if it is there.
  @Override
  public void close() {
    String command = "! lvs %s || lvremove --yes %s".formatted(name, name);
    brazier.exec(host, "sh", "-c", command).orFail();
  }
}
