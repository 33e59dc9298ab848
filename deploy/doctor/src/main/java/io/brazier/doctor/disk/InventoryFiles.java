package io.brazier.doctor.disk;

import io.brazier.doctor.diagnosis.Unreachable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Inventories that others wrote into files. A file may be a named pipe: it is not opened before
/// the inventory is needed, so its writer can wait for that moment.
///
/// @param reports for each host what `lvm fullreport` says
/// @param targets for each host a list of its targets, one a line; a host may be missing
/// @param groups the volume group of each backend whose pools do not say it
public record InventoryFiles(
    Map<String, Path> reports, Map<String, Path> targets, Map<String, String> groups)
    implements DiskSource {

  /// Copies the maps.
  public InventoryFiles {
    reports = Map.copyOf(reports);
    targets = Map.copyOf(targets);
    groups = Map.copyOf(groups);
  }

  @Override
  public Disks read() {
    Map<String, Inventory> hosts = new TreeMap<>();
    Map<String, String> silent = new TreeMap<>();
    reports.forEach((host, file) -> {
      try {
        hosts.put(host, inventory(host, file));
      } catch (Unreachable e) {
        silent.put(host, String.valueOf(e.getMessage()));
      }
    });
    return new Disks(hosts, silent, groups);
  }

  private Inventory inventory(String host, Path file) {
    String report = text(host, file);
    List<String> targetNames = targetsOf(host);
    if (report.isBlank()) {
      throw new Unreachable("Storage host %s gave no report of its LVM.".formatted(host));
    }
    try {
      return new Inventory(LvmReport.parse(report), targetNames);
    } catch (IllegalArgumentException e) {
      throw new Unreachable(
          "What storage host %s gave is no report of LVM: %s.".formatted(host, e.getMessage()), e);
    }
  }

  private @Nullable List<String> targetsOf(String host) {
    Path file = targets.get(host);
    return file == null
        ? null
        : text(host, file).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private static String text(String host, Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new Unreachable(
          "The inventory of storage host %s cannot be read: %s.".formatted(host, e), e);
    }
  }
}
