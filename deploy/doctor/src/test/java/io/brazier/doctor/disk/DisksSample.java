package io.brazier.doctor.disk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes what storage hosts have.
public final class DisksSample {

  public static final long GIB = 1L << 30;
  private static final long EXTENT = 4L << 20;

  private final Map<String, List<VolumeGroup>> groups = new HashMap<>();
  private final Map<String, List<String>> targets = new HashMap<>();

  private DisksSample() {}

  /// No host at all.
  public static DisksSample none() {
    return new DisksSample();
  }

  /// A host has a volume group.
  public DisksSample group(String host, String name, LogicalVolume... volumes) {
    groups
        .computeIfAbsent(host, _ -> new ArrayList<>())
        .add(new VolumeGroup(name, EXTENT, List.of(volumes)));
    return this;
  }

  /// A host has these targets; without this nobody looked.
  public DisksSample targets(String host, String... names) {
    targets.put(host, List.of(names));
    return this;
  }

  public Disks make() {
    Map<String, Inventory> hosts = new HashMap<>();
    groups.forEach((host, found) -> hosts.put(host, new Inventory(found, targetsOf(host))));
    return new Disks(hosts, Map.of(), Map.of());
  }

  private @Nullable List<String> targetsOf(String host) {
    return targets.get(host);
  }

  /// A thick logical volume of 1 GiB.
  public static LogicalVolume lv(String name, String... tags) {
    return new LogicalVolume(name, GIB, "-wi-a-----", Set.of(tags));
  }

  /// One of another size.
  public static LogicalVolume lv(String name, long bytes) {
    return new LogicalVolume(name, bytes, "-wi-a-----", Set.of());
  }

  /// What thin volumes are made from.
  public static LogicalVolume thinPool(String name) {
    return new LogicalVolume(name, 4 * GIB, "twi-aotz--", Set.of());
  }
}
