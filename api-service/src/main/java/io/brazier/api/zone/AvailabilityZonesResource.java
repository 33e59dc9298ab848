package io.brazier.api.zone;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.brazier.backend.AvailabilityZone;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/// Availability zones (`cinder/api/contrib/availability_zones.py`); no policy.
@Path("/v3/os-availability-zone")
@RunOnVirtualThread
class AvailabilityZonesResource {

  /// The reply.
  record ZonesView(@JsonProperty("availabilityZoneInfo") List<ZoneView> zones) {
    ZonesView {
      zones = List.copyOf(zones);
    }
  }

  /// A zone.
  record ZoneView(String zoneName, ZoneState zoneState) {

    static ZoneView of(AvailabilityZone zone) {
      return new ZoneView(zone.name(), new ZoneState(zone.available()));
    }
  }

  /// Whether the zone takes volumes.
  record ZoneState(boolean available) {}

  private final AvailabilityZones zones;

  AvailabilityZonesResource(AvailabilityZones zones) {
    this.zones = zones;
  }

  @GET
  public ZonesView list() {
    return new ZonesView(zones.list().stream().map(ZoneView::of).toList());
  }
}
