package io.brazier.api.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.brazier.api.testing.RawHttp;
import io.brazier.api.testing.RawReply;
import io.brazier.testing.PostgresResource;
import io.brazier.testing.RabbitResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The whole pipeline in front of a resource that says what it sees.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RabbitResource.class)
@TestProfile(PipelineIT.NoAuth.class)
class PipelineIT {

  private static final String REQUEST_ID = "req-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final String VERSION = "OpenStack-API-Version";
  private static final String ECHO = "/v3/echoes/e1";
  private static final String HEAD = "%s HTTP/1.1\r\nHost: h\r\nX-Auth-Token: u1:p1\r\n%s\r\n\r\n";

  /// The service with noauth.
  public static final class NoAuth implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("brazier.auth.strategy", "noauth");
    }
  }

  private static RequestSpecification request() {
    return RestAssured.given().urlEncodingEnabled(false).header("X-Auth-Token", "u1:p1");
  }

  private static void hasEnvelope(ValidatableResponse reply, int status, String element) {
    reply
        .statusCode(status)
        .contentType("application/json")
        .header("x-openstack-request-id", matchesPattern(REQUEST_ID))
        .header("x-compute-request-id", matchesPattern(REQUEST_ID))
        .body(element + ".code", equalTo(status))
        .body(element + ".message", notNullValue());
  }

  @Test
  void resourceSeesCallerAndVersion() {
    request()
        .get(ECHO)
        .then()
        .statusCode(200)
        .header(VERSION, "volume 3.0")
        .header("Vary", VERSION)
        .header("x-openstack-request-id", matchesPattern(REQUEST_ID))
        .body("userId", equalTo("u1"))
        .body("projectId", equalTo("p1"))
        .body("admin", equalTo(true))
        .body("virtual", equalTo(true))
        .body("version", equalTo("3.0"));
  }

  @Test
  void projectInUrlReturnsInLinks() {
    RestAssured.given()
        .header("X-Auth-Token", "u1:abc-1")
        .get("/v3/abc-1/echoes/e1")
        .then()
        .statusCode(200)
        .body("links[0].href", matchesPattern("http://[^/]+/v3/abc-1/echoes/e1"))
        .body("links[1].href", matchesPattern("http://[^/]+/abc-1/echoes/e1"));
  }

  @Test
  void projectThatIsNoHexNumberIsTakenFromTheToken() {
    request().get("/v3/p1/echoes/e1").then().statusCode(200).body("id", equalTo("e1"));
  }

  @Test
  void foreignProjectInUrlIsMalformed() {
    ValidatableResponse reply = request().get("/v3/abc/echoes/e1").then();
    hasEnvelope(reply, 400, "badRequest");
    reply
        .body("badRequest.message", equalTo("Malformed request url"))
        .header(VERSION, "volume 3.0");
  }

  @Test
  void forwardedHostIsNotBelievedUnasked() {
    request()
        .header("X-Forwarded-Host", "a.example")
        .header("Forwarded", "host=b.example;proto=https")
        .get(ECHO)
        .then()
        .body(
            "links[0].href",
            matchesPattern("http://(localhost|127\\.0\\.0\\.1):\\d+/v3/echoes/e1"));
  }

  @Test
  void requestWithoutHostIsAnsweredByTheAddressThatItCameInOn() throws IOException {
    RawReply reply = client().send("GET / HTTP/1.0\r\n\r\n");
    assertThat(reply.status()).isEqualTo(300);
    assertThat(reply.body()).contains("\"http://127.0.0.1:%d/v3/\"".formatted(RestAssured.port));
  }

  @Test
  void jsonSuffixIsIgnored() {
    request().get("/v3/echoes/e1.json").then().statusCode(200).body("id", equalTo("e1"));
  }

  @Test
  void escapesInPathsAreDecodedOnce() {
    request().get("/v3/p1/echoes/a%20b%2525").then().body("id", equalTo("a b%25"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/v3/echoes/",
    "GET,/v3/nothing",
    "GET,/v3/p1",
    "GET,/v3/p1/",
    "GET,/v3/echoes/e1/more",
    "GET,/v3/echoes/a%00b",
    "DELETE,/v3/echoes",
    "PUT,/v3/echoes/e1",
    "PATCH,/v3/echoes/e1",
    "GET,/v2/echoes/e1",
    "GET,/nothing",
    "GET,/v3/echoes/numbers/none",
  })
  void unroutedIsNotFound(String method, String path) {
    hasEnvelope(request().request(method, path).then(), 404, "itemNotFound");
  }

  @ParameterizedTest
  @CsvSource({"/v3/echoes/e1", "/v3/", "/v3", "/", "/healthcheck", "/nothing"})
  void optionsIsAnsweredWithNothingToWhomeverItIs(String path) {
    for (RequestSpecification each : List.of(request(), RestAssured.given())) {
      each.header("Origin", "https://other.example")
          .header("Access-Control-Request-Method", "GET")
          .options(path)
          .then()
          .statusCode(200)
          .header("x-openstack-request-id", matchesPattern(REQUEST_ID))
          .header("Access-Control-Allow-Origin", nullValue())
          .header("Content-Length", equalTo("0"));
    }
  }

  @Test
  void headIsAnsweredWhereCinderAnswersIt() {
    RestAssured.given().head("/healthcheck").then().statusCode(204);
    RestAssured.given().head("/").then().statusCode(300);
    request().head("/v3/").then().statusCode(200).header(VERSION, "volume 3.0");
    RestAssured.given().get("/healthcheck/").then().statusCode(200).body(equalTo("OK"));
  }

  @Test
  void jsonHasNoCharset() {
    for (String path : List.of(ECHO, "/", "/v3/", "/v3/nothing")) {
      request().get(path).then().header("Content-Type", equalTo("application/json"));
    }
  }

  @Test
  void bodyWhereNoneBelongsIsRefused() throws IOException {
    hasEnvelope(
        request().contentType("application/json").body("{}").get(ECHO).then(), 400, "badRequest");
    assertThat(raw("GET " + ECHO, "Content-Length: 2\r\n", "{}").status()).isEqualTo(200);
  }

  @Test
  void headIsNotRouted() {
    request()
        .head(ECHO)
        .then()
        .statusCode(404)
        .header("x-openstack-request-id", matchesPattern(REQUEST_ID));
  }

  @Test
  void acceptIsIgnored() {
    request().accept("text/plain").get(ECHO).then().statusCode(200).contentType("application/json");
  }

  @Test
  void missingTokenIsOfferedOne() {
    RestAssured.given()
        .header("X-Auth-User", "u2")
        .header("X-Auth-Project-Id", "p2")
        .get("/v3")
        .then()
        .statusCode(204)
        .header("X-Auth-Token", "u2:p2")
        .header("X-Server-Management-Url", matchesPattern("http://[^/]+/v3/p2"))
        .header("x-openstack-request-id", matchesPattern(REQUEST_ID));
  }

  @ParameterizedTest
  @ValueSource(strings = {"volume 3.1", "compute 2.1, volume 3.1"})
  void versionIsNegotiated(String header) {
    request()
        .header(VERSION, header)
        .get(ECHO)
        .then()
        .header(VERSION, "volume 3.1")
        .body("version", equalTo("3.1"));
  }

  @Test
  void versionOutsideTheRangeIsNotAcceptable() {
    ValidatableResponse reply = request().header(VERSION, "volume 3.999").get(ECHO).then();
    hasEnvelope(reply, 406, "computeFault");
    reply.header(VERSION, "volume 3.999");
  }

  @ParameterizedTest
  @ValueSource(strings = {"volume abc", "volume", "compute 2.1", "volume 3.01"})
  void malformedVersionIsRefusedWithoutEcho(String header) {
    ValidatableResponse reply = request().header(VERSION, header).get(ECHO).then();
    hasEnvelope(reply, 400, "badRequest");
    reply.header(VERSION, nullValue());
  }

  @Test
  void methodBelowItsVersionIsNotFound() {
    ValidatableResponse reply =
        request().header(VERSION, "volume 3.1").get("/v3/echoes/summary").then();
    hasEnvelope(reply, 404, "itemNotFound");
    reply.header(VERSION, "volume 3.1");
    request().header(VERSION, "volume 3.2").get("/v3/echoes/summary").then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json", "application/vnd.openstack.volume+json; charset=utf-8"})
  void bodyIsReadWhateverItsJsonTypeIsCalled(String type) {
    request()
        .header("Content-Type", type)
        .body("{\"a\": 1}")
        .post("/v3/echoes")
        .then()
        .statusCode(200)
        .body("body.a", equalTo(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "", "{} {}", "{\"a\": \"\\u0000\"}", "{'a': 1}"})
  void malformedBodyIsRefused(String body) {
    ValidatableResponse reply =
        request().contentType("application/json").body(body).post("/v3/echoes").then();
    hasEnvelope(reply, 400, "badRequest");
    reply.body("badRequest.message", equalTo("Malformed request body"));
  }

  @Test
  void bodyWithoutTypeIsNone() throws IOException {
    RawReply reply = raw("POST /v3/echoes", "Content-Length: 2\r\n", "{}");
    hasEnvelope(reply, 400, "badRequest");
    assertThat(reply.body()).contains("Malformed request body");
  }

  @Test
  void repeatedSlashIsNotRouted() throws IOException {
    hasEnvelope(raw("GET /v3/p1//echoes/e1", "", ""), 404, "itemNotFound");
  }

  @Test
  void bodyOfAnotherTypeIsUnsupported() {
    ValidatableResponse reply =
        request().contentType("text/xml").body("<a/>").post("/v3/echoes").then();
    hasEnvelope(reply, 415, "badMediaType");
  }

  @ParameterizedTest
  @ValueSource(ints = {114_689, 1_000_000, 12_000_000})
  void bodyBeyondTheLimitIsTooLarge(int size) {
    ValidatableResponse reply =
        request()
            .contentType("application/json")
            .body("\"" + "x".repeat(size - 2) + "\"")
            .post("/v3/echoes")
            .then();
    hasEnvelope(reply, 413, "overLimit");
    reply.header("Retry-After", "0");
  }

  @Test
  void bodyAtTheLimitPasses() {
    request()
        .contentType("application/json")
        .body("\"" + "x".repeat(114_686) + "\"")
        .post("/v3/echoes")
        .then()
        .statusCode(200);
  }

  @Test
  void quotaFaultNamesItsClass() {
    ValidatableResponse reply = request().get("/v3/echoes/quota").then();
    hasEnvelope(reply, 413, "overLimit");
    reply
        .header("Retry-After", "0")
        .header(VERSION, "volume 3.0")
        .body("overLimit.retryAfter", equalTo("0"))
        .body("overLimit.message", containsString("VolumeLimitExceeded: Maximum"));
  }

  @Test
  void failedPreconditionHasNoBody() {
    String body =
        request().get("/v3/echoes/precondition").then().statusCode(412).extract().asString();
    assertThat(body).isEmpty();
  }

  @Test
  void unexpectedFailureTellsNothing() {
    ValidatableResponse reply = request().get("/v3/echoes/failure").then();
    hasEnvelope(reply, 500, "computeFault");
    reply.body("computeFault.message", not(containsString("secret")));
  }

  @Test
  void brokenEscapeInAPathIsTakenForText() throws IOException {
    RawReply reply = raw("GET /v3/p1/echoes/%zz", "", "");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).contains("\"id\":\"%zz\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{a}", "a|b", "a\\b", "\"a\"", "a^b", "<a>", "a;b=c", "a?b=%zz"})
  void whatIsNoUriIsTakenForText(String id) throws IOException {
    assertThat(raw("GET /v3/echoes/" + id, "", "").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"name=100%", "name=%zz", "%=1", "a={b}\"c\""})
  void brokenEscapeInAQueryIsTakenForText(String query) throws IOException {
    assertThat(raw("GET /v3/p1/volumes?" + query, "", "").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v3/p1/volumes?name=%FF",
        "/v3/limits?x=\u00ff",
        "/v3/types?%C0%AF",
        "/v3/echoes/%FF",
        "/v3/p1/echoes/a%C0%AFb",
        "/v3/echoes/\u00ff"
      })
  void whatIsNoUtf8IsMalformed(String path) throws IOException {
    hasEnvelope(raw("GET " + path, "", ""), 400, "badRequest");
  }

  @Test
  void linkToTheNextPageIsAUri() throws IOException {
    RawReply reply = raw("GET /v3/types?limit=1&all_tenants={\"a\":'100%'}&sort=id:asc", "", "");
    String next = new JsonPath(reply.body()).getString("volume_type_links[0].href");
    assertThat(URI.create(next).getRawQuery())
        .startsWith("limit=1&all_tenants=%7B%22a%22:'100%25'%7D&sort=id:asc&marker=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v3/nothing/%zz",
        "/%zz",
        "/healthcheck/%zz",
        "/q/%zz",
        "/v3/echoes/..",
        "/v3/x/../echoes/e1",
        "/v3/p1/%2e%2e/echoes/e1"
      })
  void pathThatLeadsNowhereIsNotFound(String path) throws IOException {
    hasEnvelope(raw("GET " + path, "", ""), 404, "itemNotFound");
  }

  /// None, several (a proxy in front may read another of them than we do), and what is no address.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1",
        "HTTP/1.1~Host: a~Host: b",
        "HTTP/1.1~Host: a~host: a",
        "HTTP/1.0~Host: a~Host: b",
        "HTTP/1.1~Host: a, b",
        "HTTP/1.1~Host: a b",
        "HTTP/1.1~Host: a/b",
        "HTTP/1.1~Host: u@a",
        "HTTP/1.1~Host: <a>",
        "HTTP/1.1~Host: a:b",
      })
  void requestThatNamesNoSingleHostIsRefused(String version) throws IOException {
    String head = "GET /v3/echoes/e1 " + version + "~X-Auth-Token: u1:p1~~";
    hasEnvelope(client().send(head.replace("~", "\r\n")), 400, "badRequest");
  }

  @Test
  void failureBeforeTheResourceTellsNothing() throws IOException {
    RawReply reply = raw("GET /v3/" + BrokenFilter.PATH, "", "");
    hasEnvelope(reply, 500, "computeFault");
    assertThat(reply.body()).doesNotContain("secret");
  }

  @Test
  void tooLargeABodyIsRefusedBeforeItIsSent() throws IOException {
    String headers = "Content-Length: 10000000000\r\nExpect: 100-continue\r\n";
    hasEnvelope(raw("POST /v3/echoes", headers, ""), 413, "overLimit");
  }

  @Test
  void clientThatWaitsWithItsBodyIsToldToGoOn() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
      String head = HEAD.formatted("POST /v3/echoes", "Content-Length: 2\r\nExpect: 100-continue");
      socket.getOutputStream().write(head.getBytes(UTF_8));
      byte[] word = socket.getInputStream().readNBytes("HTTP/1.1 100 Continue".length());
      assertThat(new String(word, UTF_8)).isEqualTo("HTTP/1.1 100 Continue");
    }
  }

  /// Whatever the path is: a reply that comes early does not take the rest of the body.
  @ParameterizedTest
  @ValueSource(strings = {"/v3/echoes", "/", "/nothing", "/q/health", "/healthcheck"})
  void connectionEndsWithTooLargeABody(String path) throws IOException {
    String head = HEAD.formatted("POST " + path, "Content-Length: 200000");
    String replies = client().converse(head + "x".repeat(200_000) + HEAD.formatted("GET /", ""));
    assertThat(replies).startsWith("HTTP/1.1 413 ").containsIgnoringCase("Connection: close");
    assertThat(replies).containsOnlyOnce("HTTP/1.1 ");
  }

  private static RawHttp client() {
    return new RawHttp(RestAssured.port, Duration.ofSeconds(20));
  }

  private static RawReply raw(String target, String headers, String body) throws IOException {
    return client().send(HEAD.formatted(target, headers + "A: b") + body);
  }

  private static void hasEnvelope(RawReply reply, int status, String element) {
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.header("x-openstack-request-id")).matches(REQUEST_ID);
    assertThat(reply.body()).startsWith("{\"%s\":{\"code\":%d".formatted(element, status));
  }

  @Test
  void versionListNeedsNoToken() {
    RestAssured.given()
        .get("/")
        .then()
        .statusCode(300)
        .header(VERSION, "volume 3.0")
        .body("versions[0].id", equalTo("v3.0"))
        .body("versions[0].min_version", equalTo("3.0"))
        .body("versions[0].version", matchesPattern("3\\.\\d+"))
        .body("versions[0].links.rel", hasItem("self"))
        .body("versions[0].'media-types'[0].base", equalTo("application/json"));
  }

  @Test
  void versionDocumentIsBehindTheToken() {
    request().get("/v3/").then().statusCode(200).body("versions[0].status", equalTo("CURRENT"));
    request()
        .redirects()
        .follow(false)
        .get("/v3")
        .then()
        .statusCode(302)
        .header("Location", matchesPattern("http://[^/]+/v3/"));
  }

  @Test
  void healthcheckAnswers() {
    RestAssured.given()
        .get("/healthcheck")
        .then()
        .statusCode(200)
        .header("x-openstack-request-id", matchesPattern(REQUEST_ID))
        .body(equalTo("OK"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/q/health", "/q/health/live", "/q/health/ready", "/q/metrics", "/q/info"})
  void clientsDoNotReachTheManagement(String path) throws IOException {
    hasEnvelope(raw("GET " + path, "", ""), 404, "itemNotFound");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/q/health/live", "/q/health/ready", "/q/metrics"})
  void managementHasAPortOfItsOwn(String path) {
    int port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
    RestAssured.given().port(port).get(path).then().statusCode(200);
  }
}
