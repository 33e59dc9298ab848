package io.brazier.api.pool;

import io.brazier.backend.BackendPoolRepository;
import io.brazier.backend.PoolCapabilities;
import io.brazier.backend.PoolState;
import io.brazier.capability.RequiredCapabilities;
import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.volumetype.SpecifiedType;
import io.brazier.volumetype.SpecifiedTypeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Lists the pools that are reported, whatever the state of their services.
@ApplicationScoped
class BackendPools {

  private final BackendPoolRepository pools;
  private final SpecifiedTypeRepository types;

  BackendPools(BackendPoolRepository pools, SpecifiedTypeRepository types) {
    this.pools = pools;
    this.types = types;
  }

  /// Those that the client asks for, by name.
  ///
  /// @throws Fault.NotFound if it names a volume type that does not exist
  @Transactional
  public List<ReportedPool> list(PoolListRequest wanted) {
    Map<String, Instant> times = pools.reportTimes();
    return suitable(wanted)
        .map(state -> ReportedPool.of(state, times.get(state.address().toString())))
        .filter(pool -> wanted.name() == null || wanted.name().equals(pool.name()))
        .filter(pool -> reportsAll(pool, wanted.capabilities()))
        .toList();
  }

  private Stream<PoolState> suitable(PoolListRequest wanted) {
    Stream<PoolState> all = pools.listAll().stream();
    String volumeType = wanted.volumeType();
    if (volumeType == null) {
      return all;
    }
    Map<String, String> extraSpecs = extraSpecs(volumeType);
    return all.filter(
        state -> RequiredCapabilities.mismatch(PoolCapabilities.of(state), extraSpecs).isEmpty());
  }

  private Map<String, String> extraSpecs(String idOrName) {
    return types
        .findVisible(idOrName, new Scope.All())
        .map(SpecifiedType::requiredSpecs)
        .orElseThrow(() -> Fault.NotFound.volumeTypeByName(idOrName));
  }

  private static boolean reportsAll(ReportedPool pool, Map<String, String> capabilities) {
    return capabilities.entrySet().stream()
        .allMatch(each -> pool.reports(each.getKey(), each.getValue()));
  }
}
