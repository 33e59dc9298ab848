package io.brazier.scheduler.filter;

import io.brazier.backend.BackendAddress;
import io.brazier.backend.PoolReports;
import io.brazier.backend.PoolState;
import io.brazier.message.RequestSpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Builds requests with meaningful defaults: a volume of 1 GiB that may be anywhere; and the pools
/// that they are put before.
public record PlacementRequests(
    int sizeGib,
    Map<String, String> extraSpecs,
    List<String> zones,
    @Nullable String resourceBackend,
    List<String> attempted) {

  /// The id of the volume of every request.
  public static final String VOLUME_ID = "7b4e1c1e-6a6f-4a4c-9f9b-0f6f3c1c2d3e";

  /// A request for a size.
  public static PlacementRequests ofSize(int sizeGib) {
    return new PlacementRequests(sizeGib, Map.of(), List.of(), null, List.of());
  }

  /// The same with a type of these specs.
  public PlacementRequests specs(Map<String, String> specs) {
    return new PlacementRequests(sizeGib, specs, zones, resourceBackend, attempted);
  }

  /// The same for these zones.
  public PlacementRequests zones(String... names) {
    return new PlacementRequests(sizeGib, extraSpecs, List.of(names), resourceBackend, attempted);
  }

  /// The same for a backend or pool.
  public PlacementRequests on(String backend) {
    return new PlacementRequests(sizeGib, extraSpecs, zones, backend, attempted);
  }

  /// The same after attempts on these pools.
  public PlacementRequests after(String... pools) {
    return new PlacementRequests(sizeGib, extraSpecs, zones, resourceBackend, List.of(pools));
  }

  /// The request.
  public PlacementRequest build() {
    return new PlacementRequest(spec(), attempted);
  }

  /// What the request says of the volume.
  public RequestSpec spec() {
    return new RequestSpec(sizeGib, "type", extraSpecs, zones, resourceBackend, Map.of());
  }

  /// An empty pool of 100 GiB in zone `nova`.
  public static PoolState pool(String address) {
    return pool(address, PoolReports.thick(100));
  }

  /// A pool in zone `nova` on which is claimed what the report shows.
  public static PoolState pool(String address, PoolReports report) {
    return new PoolState(
        BackendAddress.parse(address), "nova", report.build(), 1, report.allocated(), null);
  }
}
