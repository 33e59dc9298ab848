package io.brazier.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.api.roles.Caller;
import io.brazier.api.roles.RolesResource;
import io.brazier.testing.PostgresResource;
import io.brazier.testing.RabbitResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who may do what with the resources of administration: Cinder's default policy, route by route.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RabbitResource.class)
@WithTestResource(RolesResource.class)
class PolicyMatrixIT {

  private static final String QUOTA = "{\"quota_set\": {\"volumes\": 10}}";
  private static final String CLASS = "{\"quota_class_set\": {\"volumes\": 10}}";
  private static final String SERVICE = "{\"host\": \"none\", \"binary\": \"cinder-volume\"}";

  /// The numbers are the statuses for a reader, a member, an administrator, a member of another
  /// project and a caller without a role. The services that actions name do not exist, so that who
  /// may is told 404.
  @ParameterizedTest
  @CsvSource({
    "GET,    os-quota-sets/abc,                200 200 200 403 403",
    "GET,    os-quota-sets/abc?usage=true,     200 200 200 403 403",
    "GET,    os-quota-sets/abc/defaults,       200 200 200 403 403",
    "PUT,    os-quota-sets/abc,                403 403 200 403 403",
    "DELETE, os-quota-sets/abc,                403 403 200 403 403",
    "GET,    os-quota-class-sets/default,      403 403 200 403 403",
    "PUT,    os-quota-class-sets/default,      403 403 200 403 403",
    "GET,    limits,                           200 200 200 200 200",
    "GET,    os-services,                      403 403 200 403 403",
    "PUT,    os-services/enable,               403 403 404 403 403",
    "PUT,    os-services/disable,              403 403 404 403 403",
    "PUT,    os-services/disable-log-reason,   403 403 404 403 403",
    "PUT,    os-services/freeze,               403 403 400 403 403",
    "PUT,    os-services/thaw,                 403 403 400 403 403",
    "GET,    os-hosts,                         403 403 200 403 403",
    "GET,    os-hosts/none,                    403 403 404 403 403",
    "GET,    scheduler-stats/get_pools,        403 403 200 403 403",
    "GET,    os-availability-zone,             200 200 200 200 200",
  })
  void routeIsOpenToTheseOnly(String method, String path, String expected) {
    String statuses =
        Caller.ofProjects().stream()
            .map(caller -> status(caller, method, path))
            .map(String::valueOf)
            .collect(Collectors.joining(" "));
    assertThat(statuses).isEqualTo(expected);
  }

  /// The same with the caller's project in the path, which changes nothing.
  private static int status(Caller caller, String method, String path) {
    int bare = send(caller, method, "/v3/" + path).statusCode();
    int scoped = send(caller, method, "/v3/" + caller.project() + "/" + path).statusCode();
    assertThat(scoped).isEqualTo(bare);
    return bare;
  }

  private static Response send(Caller caller, String method, String path) {
    return method.equals("PUT")
        ? caller.sends(body(path)).put(path)
        : caller.request().request(method, path);
  }

  private static String body(String path) {
    if (path.contains("os-services")) {
      return SERVICE;
    }
    return path.contains("class") ? CLASS : QUOTA;
  }
}
