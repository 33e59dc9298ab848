package io.brazier.api.resourcefilter;

import static io.brazier.api.testing.Caller.refused;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.brazier.api.testing.ApiProfile;
import io.brazier.api.testing.Caller;
import io.brazier.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ApiProfile.class)
class ResourceFiltersIT {

  private final Caller anybody = Caller.roleless("p1");

  @Test
  void allResourcesAreListed() {
    anybody
        .at("3.33")
        .get("resource_filters")
        .statusCode(200)
        .body(
            "resource_filters.resource",
            contains(
                "volume",
                "backup",
                "snapshot",
                "group",
                "group_snapshot",
                "attachment",
                "message",
                "pool",
                "volume_type"));
  }

  @Test
  void oneResourceIsAskedFor() {
    anybody
        .get("resource_filters?resource=pool")
        .body("resource_filters.size()", equalTo(1))
        .body("resource_filters[0].filters", contains("name", "volume_type"));
    anybody.get("resource_filters?resource=zz").statusCode(200).body("resource_filters", empty());
  }

  @Test
  void thereIsNoneBelow333() {
    refused(anybody.at("3.32").get("resource_filters"), 404);
  }
}
