package io.brazier.doctor.rows;

import io.brazier.resource.ResourceRef;
import io.brazier.volume.VolumeId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Everything in the database that has to agree, of one moment.
///
/// @param readAt the moment, by the database's clock
/// @param messages those about resources in an error status
public record Rows(
    Instant readAt,
    List<VolumeRow> volumes,
    List<SnapshotRow> snapshots,
    List<ConnectionRow> connections,
    List<WorkerRow> workers,
    List<PoolRow> pools,
    List<ServiceRow> services,
    List<UsageRow> usages,
    List<ChargeRow> charges,
    List<ReservationRow> reservations,
    List<MessageRow> messages) {

  /// Copies the lists.
  public Rows {
    volumes = List.copyOf(volumes);
    snapshots = List.copyOf(snapshots);
    connections = List.copyOf(connections);
    workers = List.copyOf(workers);
    pools = List.copyOf(pools);
    services = List.copyOf(services);
    usages = List.copyOf(usages);
    charges = List.copyOf(charges);
    reservations = List.copyOf(reservations);
    messages = List.copyOf(messages);
  }

  /// The live volumes by id.
  public Map<VolumeId, VolumeRow> volumesById() {
    return volumes.stream()
        .collect(Collectors.toUnmodifiableMap(VolumeRow::id, Function.identity()));
  }

  /// The live rows of every kind.
  public Stream<ResourceRow> resources() {
    return Stream.of(volumes, snapshots, connections).flatMap(List::stream);
  }

  /// The same by what workers name them by.
  public Map<ResourceRef, ResourceRow> byRef() {
    return resources().collect(Collectors.toUnmodifiableMap(ResourceRow::ref, Function.identity()));
  }

  /// What work is under way for: there a storage may be ahead of the rows.
  public Set<ResourceRef> underWay() {
    return workers.stream().map(WorkerRow::resource).collect(Collectors.toUnmodifiableSet());
  }

  /// The services that are alive.
  ///
  /// @param downTime how old the last heartbeat of one may be
  public Stream<ServiceRow> alive(Duration downTime) {
    Instant oldest = readAt.minus(downTime);
    return services.stream().filter(service -> service.beatAt().isAfter(oldest));
  }
}
