package io.brazier.api.pool;

import static io.brazier.api.roles.Caller.ADMIN;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.brazier.api.roles.RolesResource;
import io.brazier.backend.BackendAddress;
import io.brazier.backend.BackendPoolRepository;
import io.brazier.backend.PoolReports;
import io.brazier.testing.PostgresResource;
import io.brazier.testing.RabbitResource;
import io.brazier.volumetype.VolumeTypeRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pools over HTTP.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RabbitResource.class)
@WithTestResource(RolesResource.class)
class PoolsResourceIT {

  private static final String POOLS = "/v3/scheduler-stats/get_pools";

  @Inject BackendPoolRepository pools;
  @Inject VolumeTypeRepository types;

  private final BackendAddress backend = new BackendAddress("h" + UUID.randomUUID(), "lvm", null);
  private final String quick = backend.withPool("quick").toString();
  private final String slow = backend.withPool("slow").toString();

  @BeforeEach
  void reportPools() {
    QuarkusTransaction.requiringNew()
        .run(() -> {
          pools.report(
              backend,
              List.of(
                  PoolReports.thin(100, 20)
                      .named("quick")
                      .free(80.5)
                      .capabilities(
                          Map.of(
                              "storage_protocol",
                              "iSCSI",
                              "shelf",
                              backend.host(),
                              "multiattach",
                              true,
                              "allocated_capacity_gb",
                              99))
                      .build(),
                  PoolReports.thick(10)
                      .named("slow")
                      .capabilities(Map.of("shelf", backend.host(), "multiattach", false))
                      .build()));
          pools.claimUnchecked(backend.withPool("quick"), 3);
        });
  }

  private static ValidatableResponse get(String version, String query) {
    return ADMIN.at(version).get(POOLS + "?" + query).then();
  }

  /// A `#` in a query must be escaped.
  private static String named(String pool) {
    return "name=" + pool.replace("#", "%23");
  }

  @Test
  void listHasNamesOnly() {
    get("3.0", "detail=false")
        .statusCode(200)
        .body("pools.name", hasItems(quick, slow))
        .body("pools[0]", not(hasKey("capabilities")));
  }

  @Test
  void detailHasTheCapabilities() {
    get("3.71", "detail=true&" + named(quick))
        .statusCode(200)
        .body("pools", hasSize(1))
        .body("pools[0].name", equalTo(quick))
        .body("pools[0].capabilities.pool_name", equalTo("quick"))
        .body("pools[0].capabilities.total_capacity_gb", equalTo(100.0f))
        .body("pools[0].capabilities.free_capacity_gb", equalTo(80.5f))
        .body("pools[0].capabilities.allocated_capacity_gb", equalTo(3))
        .body("pools[0].capabilities.thin_provisioning_support", equalTo(true))
        .body("pools[0].capabilities.storage_protocol", equalTo("iSCSI"))
        .body("pools[0].capabilities", hasKey("filter_function"))
        .body("pools[0].capabilities.filter_function", nullValue())
        .body("pools[0].capabilities", hasKey("goodness_function"))
        .body(
            "pools[0].capabilities.timestamp",
            matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}"));
  }

  @Test
  void detailThatIsNoBooleanIsRefused() {
    get("3.0", "detail=zz").statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.0", "3.27"})
  void filtersAreIgnoredBeforeTheyExist(String version) {
    get(version, named(quick) + "&shelf=none").body("pools.name", hasItems(quick, slow));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.28", "3.31", "3.71"})
  void nameFindsOnePool(String version) {
    get(version, named(slow)).body("pools.name", contains(slow));
  }

  @Test
  void capabilitiesFilterUntilOnlyConfiguredFiltersCount() {
    String shelf = "shelf=" + backend.host();
    get("3.30", shelf).body("pools.name", contains(quick, slow));
    get("3.30", shelf + "&multiattach=yes").body("pools.name", contains(quick));
    get("3.30", shelf + "&multiattach=no").body("pools.name", contains(slow));
    get("3.30", shelf + "&reserved_percentage=0").body("pools.name", contains(quick, slow));
    get("3.30", shelf + "&no_such_thing=1").body("pools", hasSize(0));
    get("3.31", shelf)
        .statusCode(400)
        .body("badRequest.message", equalTo("Invalid filters shelf are found in query options."));
  }

  @Test
  void volumeTypeFindsThePoolsThatSuitIt() {
    String name = "type-" + backend.host();
    String id = UUID.randomUUID().toString();
    QuarkusTransaction.requiringNew()
        .run(() -> {
          types.insert(id, name, null, true);
          types
              .extraSpecs()
              .merge(id, Map.of("shelf", backend.host(), "capabilities:multiattach", "<is> True"));
        });
    get("3.35", "volume_type=" + name).body("pools.name", contains(quick));
    get("3.35", "volume_type=" + id).body("pools.name", contains(quick));
    get("3.34", "volume_type=" + id).body("pools.name", hasItems(quick, slow));
    get("3.35", "volume_type=none").statusCode(404);
  }
}
