package io.brazier.api.walls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brazier.api.roles.Caller;
import io.brazier.api.roles.RolesResource;
import io.brazier.api.testing.RawHttp;
import io.brazier.api.testing.RawReply;
import io.brazier.api.testing.WallsProfile;
import io.brazier.testing.PostgresResource;
import io.brazier.testing.Tally;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.SocketException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bad requests to every route: each is answered, in time, with a refusal in Cinder's envelope, and
/// leaves nothing behind in the process.
///
/// `-Dbrazier.test.seed` and `-Dbrazier.test.requests` choose other ones.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(RolesResource.class)
@TestProfile(WallsProfile.class)
class BadRequestsIT {

  private static final long SEED = Long.getLong("brazier.test.seed", 2026);
  private static final int REQUESTS = Integer.getInteger("brazier.test.requests", 1_000);
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int REQUESTS_PER_ESTATE = 25;
  private static final long MAY_GROW_BYTES = 64L << 20;

  private static final Set<String> ENVELOPE_KEYS = Set.of("code", "message", "retryAfter");
  private static final Map<Integer, String> ELEMENTS =
      Map.of(
          400, "badRequest",
          401, "unauthorized",
          403, "forbidden",
          404, "itemNotFound",
          406, "computeFault",
          409, "conflictingRequest",
          413, "overLimit",
          415, "badMediaType");

  /// What the HTTP codec says by itself to what is no request, or one with a line or headers beyond
  /// its limits. Nothing of ours has seen them, so they have no id and no envelope.
  private static final Set<Integer> BARE = Set.of(400, 414, 431);

  private static final int PRECONDITION_FAILED = 412;

  private final ObjectMapper json = new ObjectMapper();
  private final Tally answers = new Tally();

  @Inject Estates estates;

  private static RawHttp client() {
    return new RawHttp(RestAssured.port, PATIENCE);
  }

  @Test
  void everyBadRequestIsAnsweredWithAnEnvelope() throws IOException {
    BadRequests requests = new BadRequests(new Random(SEED), RouteCatalogue.all());
    Estate estate = estates.make();
    long before = 0;
    for (int i = 0; i < REQUESTS; i++) {
      if (i % REQUESTS_PER_ESTATE == 0) {
        estate = estates.make();
      }
      if (i == REQUESTS / 5) {
        before = usedBytes(); // by now everything is loaded and warm
      }
      answer("seed %d, request %d".formatted(SEED, i), requests.next(estate));
    }
    assertThat(usedBytes() - before).as("growth of the heap").isLessThan(MAY_GROW_BYTES);
    assertThat(answers.of("refused")).as("seed %d: %s", SEED, answers).isGreaterThan(REQUESTS / 2);
    assertThat(answers.counts()).as("seed %d", SEED).containsKeys("accepted", "400", "401", "404");
  }

  private void answer(String which, Draft draft) throws IOException {
    try {
      RawReply reply = client().send(draft.bytes());
      assertThat(reply.status()).as("%s: %s", which, draft).isBetween(200, 499);
      answers.add(reply.status() < 400 ? "accepted" : "refused");
      answers.add(Integer.toString(reply.status()));
      if (!isBare(draft, reply)) {
        assertThat(reply.header("x-openstack-request-id"))
            .as("%s: %s", which, draft)
            .startsWith("req-");
        assertEnvelope(which, draft, reply);
      }
    } catch (IOException e) {
      // The codec may end the connection while the rest of such a request is still on its way.
      if (!(draft.isUnreadable() && e instanceof SocketException)) {
        throw new IOException("%s: %s".formatted(which, draft), e);
      }
    }
  }

  private static boolean isBare(Draft draft, RawReply reply) {
    return draft.isUnreadable() && BARE.contains(reply.status()) && reply.body().isEmpty();
  }

  private void assertEnvelope(String which, Draft draft, RawReply reply) {
    if (reply.status() < 400 || reply.status() == PRECONDITION_FAILED || draft.wantsNoBody()) {
      return;
    }
    JsonNode inner = read(which, reply).path(ELEMENTS.getOrDefault(reply.status(), "?"));
    assertThat(inner.path("code").asInt()).as("%s: %s", which, draft).isEqualTo(reply.status());
    assertThat(inner.path("message").asText()).as("%s: %s", which, draft).isNotBlank();
    inner.fieldNames().forEachRemaining(name -> assertThat(ENVELOPE_KEYS).contains(name));
  }

  private JsonNode read(String which, RawReply reply) {
    try {
      return json.readTree(reply.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError("%s: no JSON: %s".formatted(which, reply), e);
    }
  }

  private static long usedBytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /// The closed list of what the codec refuses.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "414 | GET /v3/@9000 HTTP/1.1~Host: h~~",
        "431 | GET /v3/volumes HTTP/1.1~Host: h~X-Long: @30000~~",
        "400 | nonsense~~",
        "400 | GET /v3/volumes~Host: h~~",
        "400 | GET /v3/volumes HTTP/1.1~Host: h~No colon~~",
        "400 | POST /v3/volumes HTTP/1.1~Host: h~Content-Length: -1~~",
        "400 | POST /v3/volumes HTTP/1.1~Host: h~Content-Length: x~~",
        "400 | POST /v3/volumes HTTP/1.1~Host: h~Content-Length: 1~Content-Length: 2~~xx",
      })
  void codecRefusesWhatIsNoRequest(int status, String request) throws IOException {
    String lines = request.replace("~", "\r\n");
    for (int length : new int[] {9_000, 30_000}) {
      lines = lines.replace("@" + length, "x".repeat(length));
    }
    RawReply reply = client().send(lines);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.body()).isEmpty();
  }

  /// A body that never ends is refused at the limit, while it is still coming.
  @Test
  void endlessBodyIsRefusedAtTheLimit() throws IOException {
    long before = usedBytes();
    try (EndlessBody body = EndlessBody.begin(RestAssured.port, Caller.MEMBER.token())) {
      body.send(114_688);
      assertThat(body.hasReply(Duration.ofMillis(300))).isFalse();
      body.send(16 << 10);
      assertThat(body.hasReply(PATIENCE)).isTrue();
      assertThat(body.isCutOffWithin(50 << 20)).isTrue();
      assertThat(usedBytes() - before).as("growth of the heap").isLessThan(MAY_GROW_BYTES / 2);
    }
  }

  /// Who promises a body and does not send it holds a connection, and nobody else up.
  @Test
  void bodyThatDoesNotComeHoldsNobodyUp() throws IOException {
    try (EndlessBody body = EndlessBody.begin(RestAssured.port, Caller.MEMBER.token())) {
      body.send(10);
      Caller.MEMBER.request().get("/v3/volumes").then().statusCode(200);
      assertThat(body.hasReply(Duration.ofMillis(300))).isFalse();
    }
    Caller.MEMBER.request().get("/v3/volumes").then().statusCode(200);
  }

  /// A broken chunk ends the connection: there is no telling where the next request begins.
  @Test
  void brokenChunkEndsTheConnection() throws IOException {
    try (EndlessBody body = EndlessBody.begin(RestAssured.port, Caller.MEMBER.token())) {
      body.sendRaw("zz\r\nno chunk\r\n");
      assertThat(body.isOver(PATIENCE)).isTrue();
    }
    Caller.MEMBER.request().get("/v3/volumes").then().statusCode(200);
  }
}
