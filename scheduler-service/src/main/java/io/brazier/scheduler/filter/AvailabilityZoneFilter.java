package io.brazier.scheduler.filter;

import io.brazier.backend.PoolState;
import io.brazier.scheduler.filter.Verdict.Passed;
import io.brazier.scheduler.filter.Verdict.Rejected;
import java.util.List;

/// The pool's service is in one of the zones that were asked for
/// (`cinder/scheduler/filters/availability_zone_filter.py`).
final class AvailabilityZoneFilter implements PoolFilter {

  @Override
  public Verdict judge(PoolState pool, PlacementRequest request) {
    List<String> zones = request.spec().availabilityZones();
    if (zones.isEmpty() || zones.contains(pool.availabilityZone())) {
      return new Passed();
    }
    return new Rejected(
        "is in zone %s, asked for was %s"
            .formatted(pool.availabilityZone(), String.join(" or ", zones)));
  }
}
