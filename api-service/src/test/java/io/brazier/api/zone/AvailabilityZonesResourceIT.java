package io.brazier.api.zone;

import static io.brazier.api.roles.Caller.NOBODY;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.brazier.api.roles.RolesResource;
import io.brazier.backend.ServiceBinary;
import io.brazier.backend.ServiceKey;
import io.brazier.backend.ServiceRepository;
import io.brazier.testing.PostgresResource;
import io.brazier.testing.RabbitResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Availability zones over HTTP.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RabbitResource.class)
@WithTestResource(RolesResource.class)
class AvailabilityZonesResourceIT {

  @Inject ServiceRepository services;

  private final String zone = "zone-" + UUID.randomUUID();

  private void register(String host, ServiceBinary binary) {
    QuarkusTransaction.requiringNew()
        .run(() -> services.register(new ServiceKey(host, binary), zone));
  }

  private void disable(String host) {
    QuarkusTransaction.requiringNew().run(() -> services.disable(host, "cinder-volume", null));
  }

  private static ValidatableResponse list() {
    return NOBODY.request().get("/v3/os-availability-zone").then().statusCode(200);
  }

  private void assertAvailable(boolean available) {
    list()
        .body(
            "availabilityZoneInfo.findAll { it.zoneName == '%s' }.zoneState.available"
                .formatted(zone),
            contains(available));
  }

  @Test
  void zoneIsAvailableWhileOneOfItsVolumeServicesIsEnabled() {
    String first = zone + "-1@lvm";
    String second = zone + "-2@lvm";
    register(first, ServiceBinary.CINDER_VOLUME);
    register(second, ServiceBinary.CINDER_VOLUME);
    assertAvailable(true);
    disable(first);
    assertAvailable(true);
    disable(second);
    assertAvailable(false);
  }

  @Test
  void zoneThatNoVolumeServiceIsInIsNotListed() {
    register(zone + "-3", ServiceBinary.CINDER_SCHEDULER);
    list().body("availabilityZoneInfo.zoneName", not(hasItem(zone)));
  }
}
