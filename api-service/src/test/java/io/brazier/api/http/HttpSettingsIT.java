package io.brazier.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.brazier.api.testing.ApiProfile;
import io.brazier.api.testing.Caller;
import io.brazier.api.testing.RawHttp;
import io.brazier.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What an operator can set of HTTP, in the whole service.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(HttpSettingsIT.Settings.class)
class HttpSettingsIT {

  private static final String PAGE = "https://console.example";
  private static final int MOST = 20;

  private final Caller member = Caller.member("abc");

  /// The API with proxies believed, a page allowed, little time and few connections.
  public static final class Settings implements QuarkusTestProfile {

    private final ApiProfile api = new ApiProfile();

    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>(api.getConfigOverrides());
      settings.put("brazier.api.enable-proxy-headers-parsing", "true");
      settings.put("brazier.api.body-timeout", "500ms");
      settings.put("brazier.cors.allowed-origin", PAGE);
      settings.put("quarkus.http.idle-timeout", "2s");
      settings.put("quarkus.http.limits.max-connections", Integer.toString(MOST));
      return settings;
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return api.getEnabledAlternatives();
    }
  }

  @Test
  void linksFollowTheProxy() {
    member
        .request()
        .header("X-Forwarded-Proto", "https")
        .header("X-Forwarded-Host", "cloud.example")
        .header("X-Forwarded-Prefix", "/volume")
        .get("/v3/")
        .then()
        .body("versions[0].links[1].href", equalTo("https://cloud.example/volume/v3/"));
  }

  @Test
  void pageSeesEveryKindOfReply() {
    for (String path : List.of("/", "/v3/volumes", "/v3/volumes/none", "/v3/nothing", "/nothing")) {
      member
          .request()
          .header("Origin", PAGE)
          .get(path)
          .then()
          .header("Access-Control-Allow-Origin", equalTo(PAGE));
    }
    RestAssured.given()
        .header("Origin", PAGE)
        .header("Access-Control-Request-Method", "DELETE")
        .options("/v3/volumes")
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Methods", equalTo("DELETE"));
    member
        .request()
        .header("Origin", "https://other.example")
        .get("/v3/volumes")
        .then()
        .header("Access-Control-Allow-Origin", nullValue());
  }

  @Test
  void halfRequestsEnd() throws IOException {
    RawHttp client = new RawHttp(RestAssured.port, Duration.ofSeconds(20));
    assertThat(client.converse("POST /v3/volumes HTTP/1.1\r\nHost: h\r\nX-")).isEmpty();
    assertThat(
            client.converse("POST /v3/volumes HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\nx"))
        .startsWith("HTTP/1.1 408 ")
        .contains("{\"computeFault\":{\"code\":408,")
        .containsIgnoringCase("x-openstack-request-id: req-");
  }

  @Test
  void connectionsBeyondTheLimitAreClosedAndFreeOnesAreGivenAgain() throws IOException {
    List<Socket> held = new ArrayList<>();
    try {
      for (int i = 0; i < 2 * MOST; i++) {
        held.add(new Socket(InetAddress.getLoopbackAddress(), RestAssured.port));
      }
      Socket last = held.getLast();
      last.setSoTimeout(1_000);
      assertThat(last.getInputStream().read()).isEqualTo(-1);
    } finally {
      for (Socket socket : held) {
        socket.close();
      }
    }
    RawHttp client = new RawHttp(RestAssured.port, Duration.ofSeconds(5));
    await()
        .ignoreExceptions()
        .until(() -> client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n").status() == 300);
  }
}
