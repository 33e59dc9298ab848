package io.brazier.e2e.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.e2e.client.Json;
import io.brazier.e2e.instance.Background;
import io.brazier.e2e.instance.Brazier;
import io.brazier.e2e.instance.Eventually;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;

/// What really is on the storage hosts.
///
/// @param brazier the instance whose hosts they are
public record Storage(Brazier brazier) {

  private static final String VOLUME = "volume-";
  private static final String FIELDS = "vg_name,lv_name,pool_lv,lv_size";
  private static final int PATTERN_MIB = 64;
  private static final int COMPARED_MIB = 256;

  /// Every logical volume on every host, thin pools too.
  public List<LogicalVolume> logicalVolumes() {
    return brazier.hosts().stream().flatMap(host -> logicalVolumes(host).stream()).toList();
  }

  private List<LogicalVolume> logicalVolumes(int host) {
    String report =
        brazier
            .exec(host, "lvs", "--reportformat", "json", "--units", "b", "--nosuffix", "-o", FIELDS)
            .orFail();
    List<LogicalVolume> found = new ArrayList<>();
    for (JsonNode row : Json.parse(report).at("/report/0/lv")) {
      found.add(
          new LogicalVolume(
              host,
              row.get("vg_name").asText(),
              row.get("lv_name").asText(),
              row.get("pool_lv").asText(),
              row.get("lv_size").asLong()));
    }
    return found;
  }

  /// Where a thick volume lies on the disk, such as `/dev/ubda:0-255`.
  public List<String> extents(LogicalVolume lv) {
    String name = lv.group() + "/" + lv.name();
    return brazier
        .exec(lv.host(), "lvs", "--noheadings", "-o", "seg_pe_ranges", name)
        .orFail()
        .lines()
        .map(String::strip)
        .toList();
  }

  /// Everything that belongs to a volume, under whatever name: more than one is a leak.
  public List<LogicalVolume> of(String volume) {
    return logicalVolumes().stream().filter(lv -> lv.name().contains(volume)).toList();
  }

  /// The thin pool of every host.
  public List<LogicalVolume> thinPools() {
    return logicalVolumes().stream().filter(lv -> lv.name().equals(lv.group() + "-pool")).toList();
  }

  /// The one logical volume of a volume.
  public LogicalVolume only(String volume) {
    List<LogicalVolume> found = of(volume);
    Assertions.assertThat(found)
        .as("logical volumes of %s", volume)
        .extracting(LogicalVolume::name)
        .containsExactly("volume-" + volume);
    return found.getFirst();
  }

  /// Fills the beginning of a volume with bytes that are not zero.
  public void fillWithPattern(LogicalVolume lv) {
    String write =
        "yes brazier | dd of=%s bs=1M count=%d iflag=fullblock conv=fsync status=none"
            .formatted(lv.device(), PATTERN_MIB);
    var _ = shell(lv, write);
  }

  /// Whether a volume begins with zeros, as far as [#fillWithPattern] and well beyond.
  public boolean isZero(LogicalVolume lv) {
    return isZero(lv, 0);
  }

  /// Whether a volume has zeros from a mebibyte on, for a while.
  public boolean isZero(LogicalVolume lv, int fromMib) {
    String others =
        "%s | tr -d '\\0' | head -c 1 | wc -c".formatted(read(lv, fromMib, COMPARED_MIB));
    return shell(lv, others).strip().equals("0");
  }

  /// Overwrites a part of a volume with zeros.
  public void fillWithZeros(LogicalVolume lv, int fromMib) {
    String write =
        "dd if=/dev/zero of=%s bs=1M seek=%d count=%d conv=fsync status=none"
            .formatted(lv.device(), fromMib, PATTERN_MIB);
    var _ = shell(lv, write);
  }

  /// Fills a part of a volume with bytes of which no two blocks are alike.
  public void fillWithNumbers(LogicalVolume lv, int fromMib, int mib) {
    String write =
        "seq %d 1000000000000 | dd of=%s bs=1M seek=%d count=%d iflag=fullblock oflag=direct status=none"
            .formatted((fromMib + 1) * 1_000_000_000L, lv.device(), fromMib, mib);
    var _ = shell(lv, write);
  }

  /// Whether two volumes of one host have the same bytes from a mebibyte on, for a while.
  public boolean isSame(LogicalVolume one, LogicalVolume other, int fromMib) {
    return checksum(one, fromMib, COMPARED_MIB).equals(checksum(other, fromMib, COMPARED_MIB));
  }

  /// A checksum of all that is on a volume.
  public String checksum(LogicalVolume lv) {
    return checksum(lv, 0, (int) (lv.sizeBytes() >> 20));
  }

  private String checksum(LogicalVolume lv, int fromMib, int mib) {
    String sum = read(lv, fromMib, mib) + " | cksum";
    return shell(lv, sum).strip();
  }

  /// What a line of shell prints on the volume's host.
  private String shell(LogicalVolume lv, String line) {
    return brazier.exec(lv.host(), "sh", "-c", line).orFail();
  }

  /// From the disk in large blocks: each look into the cache costs a lab host as much as a block.
  private static String read(LogicalVolume lv, int fromMib, int mib) {
    return "dd if=%s bs=1M skip=%d count=%d iflag=direct,fullblock status=none"
        .formatted(lv.device(), fromMib, mib);
  }

  /// The ids of the volumes that have a logical volume, as often as they have one.
  public List<String> volumeIds() {
    return logicalVolumes().stream()
        .map(LogicalVolume::name)
        .filter(name -> name.startsWith(VOLUME))
        .map(name -> name.substring(VOLUME.length()))
        .toList();
  }

  /// Keeps LVM from changing a volume group, by the lock that its own commands take, until the
  /// result is closed: a command that is started meanwhile waits.
  public Background hold(int host, String group) {
    String lock = "/run/lock/lvm/V_" + group;
    Background holder = brazier.background(host, "flock", lock, "cat");
    Eventually.eventually(
        lock + " on storage-" + host + " is held",
        () ->
            Assertions.assertThat(brazier.exec(host, "flock", "-n", lock, "true").status())
                .isNotZero());
    return holder;
  }

  /// Whether an `lvcreate` runs on a host.
  public boolean isCreating(int host) {
    return brazier.exec(host, "pgrep", "-x", "lvcreate").status() == 0;
  }

  /// Whether something is copied on a host.
  public boolean isCopying(int host) {
    return brazier.exec(host, "pgrep", "-x", "dd").status() == 0;
  }

  /// Holds the copies of a host where they are, until they are killed.
  ///
  /// @return whether there was one
  public boolean holdCopies(int host) {
    return brazier.exec(host, "pkill", "-STOP", "-x", "dd").status() == 0;
  }

  /// Makes every `lvcreate` in a volume group fail, as in one that has as many as it may.
  public void refuseNewVolumes(int host, String group) {
    String count =
        brazier.exec(host, "vgs", "--noheadings", "-o", "lv_count", group).orFail().strip();
    brazier.exec(host, "vgchange", "-l", count, group).orFail();
  }

  /// Takes [#refuseNewVolumes] back.
  public void acceptNewVolumes(int host, String group) {
    brazier.exec(host, "vgchange", "-l", "0", group).orFail();
  }
}
