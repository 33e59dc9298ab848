package io.brazier.api.extension;

import static io.brazier.api.testing.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.brazier.api.testing.ApiProfile;
import io.brazier.api.testing.Caller;
import io.brazier.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ApiProfile.class)
class ExtensionsIT {

  private final Caller anybody = Caller.roleless("p1");

  @Test
  void whatIsServedIsListed() {
    anybody
        .at("3.0")
        .get("extensions")
        .statusCode(200)
        .body("extensions.alias", hasItems("os-types-manage", "os-vol-host-attr", "OS-SCH-HNT"))
        .body("extensions.alias", not(hasItems("backups")))
        .body("extensions.name", not(hasItems("Backups")));
    assertThat(anybody.get("extensions").extract().<Map<String, ?>>path("extensions[0]"))
        .containsOnlyKeys("name", "alias", "description", "updated", "links");
  }

  @Test
  void oneIsShownByItsAlias() {
    anybody
        .get("extensions/os-types-manage")
        .statusCode(200)
        .body("extension.name", equalTo("TypesManage"))
        .body("extension.links.size()", equalTo(0))
        .body("extension.updated", equalTo("2011-06-29T00:00:00+00:00"));
    refused(anybody.get("extensions/backups"), 404);
  }
}
