package io.brazier.api.volume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.api.testing.ApiProfile;
import io.brazier.api.testing.Caller;
import io.brazier.testing.PostgresResource;
import io.brazier.volume.VolumeAttributes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URLEncoder;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every attribute of volumes meets every kind of value, and none is an error of ours.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ApiProfile.class)
class VolumeAttributesIT {

  private static final List<String> VALUES =
      List.of(
          "",
          "a",
          "7",
          "-1",
          "99999999999999999999",
          "1.5",
          "true",
          "No",
          "None",
          "gt:2026-01-01T00:00:00",
          "neq:2026-01-01,lt:9999-12-31",
          "{'a': 'b'}",
          "{}",
          "'quoted'",
          "%_\\",
          "🙂");

  private final Caller admin = Caller.admin(UUID.randomUUID().toString());

  static Stream<String> attributes() {
    return VolumeAttributes.ALL.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("attributes")
  void filtersAreAnsweredOrRefused(String attribute) {
    for (String value : VALUES) {
      for (String filter : List.of(attribute, attribute + "~")) {
        String query = "?" + filter + "=" + URLEncoder.encode(value, UTF_8);
        for (String path : List.of("volumes", "volumes/detail")) {
          assertThat(admin.get(path + query + "&with_count=1").extract().statusCode())
              .as(path + query)
              .isIn(200, 400);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("attributes")
  void sortsAreAnsweredOrRefusedAsTheTableSays(String attribute) {
    int expected = VolumeAttributes.ALL.sortKey(attribute).isPresent() ? 200 : 400;
    String id =
        admin
            .post("volumes", "{'volume': {'size': 1}}")
            .statusCode(202)
            .extract()
            .path("volume.id");
    for (String direction : List.of("", ":asc", ":desc")) {
      for (String marker : List.of("", "&marker=" + id)) {
        admin.get("volumes?sort=" + attribute + direction + marker).statusCode(expected);
      }
    }
  }
}
