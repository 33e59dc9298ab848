package io.brazier.doctor.check.storage;

import io.brazier.backend.BackendAddress;
import io.brazier.doctor.check.Check;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import io.brazier.doctor.disk.Inventory;
import io.brazier.doctor.rows.VolumeRow;
import io.brazier.resource.ResourceKind;
import io.brazier.resource.ResourceRef;
import io.brazier.volume.VolumeId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A host exports exactly what the rows say. Targets that are named after no volume are others'.
final class TargetsCheck implements Check<Storage> {

  private static final Pattern NAME =
      Pattern.compile(".*:volume-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

  @Override
  public List<Finding> examine(Storage storage) {
    return Stream.concat(unknown(storage), missing(storage)).toList();
  }

  private static Stream<Finding> unknown(Storage storage) {
    Map<VolumeId, VolumeRow> volumes = storage.rows().volumesById();
    Set<ResourceRef> underWay = storage.rows().underWay();
    return storage.disks().hosts().entrySet().stream()
        .flatMap(host ->
            targets(host.getValue())
                .filter(target -> !underWay.contains(refOf(target)))
                .filter(target -> !says(volumes.get(idIn(target)), host.getKey(), target))
                .map(target -> unknown(host.getKey(), target)));
  }

  private static Stream<String> targets(Inventory inventory) {
    List<String> targets = inventory.targets();
    return targets == null
        ? Stream.empty()
        : targets.stream().filter(target -> NAME.matcher(target).matches());
  }

  private static VolumeId idIn(String target) {
    Matcher matcher = NAME.matcher(target);
    return new VolumeId(matcher.matches() ? matcher.group(1) : "");
  }

  private static ResourceRef refOf(String target) {
    return ResourceRef.of(ResourceKind.VOLUME, idIn(target).value());
  }

  private static boolean says(@Nullable VolumeRow volume, String host, String target) {
    return volume != null && hostOf(volume).equals(host) && exports(volume).contains(target);
  }

  private static Finding unknown(String host, String target) {
    return Finding.of(
        Promise.P2,
        "host %s exports target %s, but no volume says so".formatted(host, target),
        target,
        idIn(target).value());
  }

  private static Stream<Finding> missing(Storage storage) {
    return storage
        .settled()
        .map(Holding::row)
        .filter(volume -> !exports(volume).isEmpty())
        .filter(volume -> isMissing(volume, storage.disks().hosts().get(hostOf(volume))))
        .map(volume ->
            Finding.of(
                Promise.P2,
                "volume %s says that it is exported as `%s`, but its host has no such target"
                    .formatted(volume.id(), volume.providerLocation()),
                volume.id().value()));
  }

  private static boolean isMissing(VolumeRow volume, @Nullable Inventory inventory) {
    return inventory != null
        && inventory.targets() != null
        && targets(inventory).noneMatch(exports(volume)::contains);
  }

  /// The words of `ADDRESS:PORT,GROUP TARGET LUN`.
  private static List<String> exports(VolumeRow volume) {
    String location = volume.providerLocation();
    return location == null ? List.of() : Arrays.asList(location.split(" ", -1));
  }

  private static String hostOf(VolumeRow volume) {
    String pool = volume.pool();
    return pool == null ? "" : BackendAddress.parse(pool).host();
  }
}
