package io.brazier.e2e.inspect;

/// A logical volume as LVM reports it.
///
/// @param host the storage host that has it
/// @param group its volume group
/// @param pool its thin pool; empty for a thick one
/// @param sizeBytes how large it is
public record LogicalVolume(int host, String group, String name, String pool, long sizeBytes) {

  /// Its device on the host.
  public String device() {
    return "/dev/%s/%s".formatted(group, name);
  }
}
