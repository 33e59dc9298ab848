package io.brazier.doctor.check.storage;

import io.brazier.backend.BackendAddress;
import io.brazier.doctor.disk.Disks;
import io.brazier.doctor.disk.Inventory;
import io.brazier.doctor.rows.PoolRow;
import io.brazier.doctor.rows.ResourceRow;
import io.brazier.doctor.rows.Rows;
import io.brazier.resource.ResourceRef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Rows and disks, joined by the volume group that each pool is made from.
///
/// @param sites the volume groups that were found
public record Storage(Rows rows, Disks disks, List<Site> sites) {

  private static final String LVM_DRIVER = "LVMVolumeDriver";

  /// Copies the list.
  public Storage {
    sites = List.copyOf(sites);
  }

  private record GroupKey(String host, String group) {}

  /// Joins them.
  public static Storage of(Rows rows, Disks disks) {
    Map<GroupKey, Set<String>> pools = new HashMap<>();
    for (PoolRow pool : rows.pools()) {
      String host = BackendAddress.parse(pool.name()).host();
      groupOf(pool, disks)
          .ifPresent(group ->
              pools
                  .computeIfAbsent(new GroupKey(host, group), _ -> new HashSet<>())
                  .add(pool.name()));
    }
    List<Site> sites =
        pools.entrySet().stream()
            .flatMap(each -> site(each.getKey(), each.getValue(), disks).stream())
            .toList();
    return new Storage(rows, disks, sites);
  }

  private static Optional<Site> site(GroupKey key, Set<String> pools, Disks disks) {
    return Optional.ofNullable(disks.hosts().get(key.host()))
        .flatMap(inventory -> inventory.group(key.group()))
        .map(group -> new Site(key.host(), group, pools));
  }

  /// The volume group of a pool: what was said of its backend, else what the pool itself reports
  /// (`LVMVolumeDriver:HOST:GROUP:TYPE:MIRRORS`).
  public static Optional<String> groupOf(PoolRow pool, Disks disks) {
    String said = disks.groups().get(BackendAddress.parse(pool.name()).service());
    if (said != null) {
      return Optional.of(said);
    }
    @Nullable String location = pool.location();
    if (location == null) {
      return Optional.empty();
    }
    String[] parts = location.split(":", -1);
    return parts.length > 2 && parts[0].equals(LVM_DRIVER)
        ? Optional.of(parts[2])
        : Optional.empty();
  }

  /// Every logical volume that is not a thin pool.
  public Stream<FoundVolume> found() {
    return sites.stream()
        .flatMap(site ->
            site.group().volumes().stream()
                .filter(volume -> !volume.isThinPool())
                .map(volume -> new FoundVolume(site, volume)));
  }

  /// The volumes that nobody works on.
  Stream<Holding> settled() {
    Set<ResourceRef> underWay = rows.underWay();
    Map<String, List<FoundVolume>> found =
        found()
            .filter(each -> each.volume().volumeId().isPresent())
            .collect(Collectors.groupingBy(each -> each.volume().volumeId().orElseThrow()));
    return rows.volumes().stream()
        .filter(row -> !underWay.contains(row.ref()))
        .map(row -> new Holding(row, found.getOrDefault(row.id().value(), List.of())));
  }

  /// The volumes and snapshots that are there for somebody or something: a live row, or work.
  Set<String> known() {
    Stream<String> rowIds = rows.resources().map(ResourceRow::key);
    Stream<String> workIds = rows.underWay().stream().map(ResourceRef::id);
    return Stream.concat(rowIds, workIds).collect(Collectors.toSet());
  }

  /// The site of a pool.
  Optional<Site> siteOf(@Nullable String pool) {
    return sites.stream().filter(site -> pool != null && site.pools().contains(pool)).findFirst();
  }

  /// The inventory of a pool's host.
  Optional<Inventory> inventoryOf(String pool) {
    return Optional.ofNullable(disks.hosts().get(BackendAddress.parse(pool).host()));
  }
}
