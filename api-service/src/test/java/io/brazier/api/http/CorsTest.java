package io.brazier.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.api.testing.RawReply;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest {

  private static final String PAGE = "https://console.example";
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
  private static final String QUESTION = "Access-Control-Request-Method: PUT\r\n";

  private static RawReply ask(Map<String, String> settings, String method, String headers)
      throws IOException {
    Cors cors = new Cors(config(settings));
    try (WireServer server =
        WireServer.start(routing -> answer(cors, routing), Duration.ofMinutes(1))) {
      return server.http().send(method + " / HTTP/1.1\r\nHost: h\r\n" + headers + "\r\n");
    }
  }

  private static void answer(Cors cors, RoutingContext routing) {
    if (routing.request().method().equals(HttpMethod.OPTIONS)) {
      cors.permit(routing.request(), routing.response());
    } else {
      routing.response().putHeader("Vary", "OpenStack-API-Version");
      cors.expose(routing.request(), routing.response());
    }
    routing.response().end();
  }

  private static CorsConfig config(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(new PropertiesConfigSource(settings, "test", 500))
        .withMapping(CorsConfig.class)
        .build()
        .getConfigMapping(CorsConfig.class);
  }

  private static Map<String, String> allowing(String origins) {
    return Map.of("brazier.cors.allowed-origin", origins);
  }

  @Test
  void knownPageMayAskWhatIsAllowed() throws IOException {
    RawReply reply =
        ask(
            allowing("https://a.example," + PAGE),
            "OPTIONS",
            "Origin: %s\r\n%sAccess-Control-Request-Headers: x-auth-token, Content-Type\r\n"
                .formatted(PAGE, QUESTION));
    assertThat(reply.header(ALLOW_ORIGIN)).isEqualTo(PAGE);
    assertThat(reply.header("Access-Control-Allow-Methods")).isEqualTo("PUT");
    assertThat(reply.header("Access-Control-Allow-Headers")).isEqualTo("x-auth-token,Content-Type");
    assertThat(reply.header("Access-Control-Allow-Credentials")).isEqualTo("true");
    assertThat(reply.header("Access-Control-Max-Age")).isEqualTo("3600");
    assertThat(reply.header("Vary")).isEqualTo("Origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        QUESTION,
        "Origin: https://other.example\r\n" + QUESTION,
        "Origin: https://console.example:443\r\n" + QUESTION,
        "Origin: https://console.example\r\n",
        "Origin: https://console.example\r\nAccess-Control-Request-Method: TRACE\r\n",
        "Origin: https://console.example\r\nAccess-Control-Request-Headers: X-Other\r\n" + QUESTION,
      })
  void otherQuestionsAreAnsweredWithoutAWord(String headers) throws IOException {
    RawReply reply = ask(allowing(PAGE), "OPTIONS", headers);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.headers().keySet())
        .noneMatch(name -> name.startsWith("access-control") || name.equals("vary"));
  }

  @Test
  void everyReplyTellsAKnownPageWhatItMayRead() throws IOException {
    RawReply reply = ask(allowing(PAGE), "GET", "Origin: %s\r\n".formatted(PAGE));
    assertThat(reply.header(ALLOW_ORIGIN)).isEqualTo(PAGE);
    assertThat(reply.header("Vary")).isEqualTo("OpenStack-API-Version,Origin");
    assertThat(reply.header("Access-Control-Expose-Headers"))
        .isEqualTo(
            "X-Auth-Token,X-Subject-Token,X-Service-Token,X-OpenStack-Request-ID,OpenStack-API-Version");
    assertThat(ask(allowing(PAGE), "GET", "Origin: https://b\r\n").header(ALLOW_ORIGIN)).isNull();
    assertThat(ask(allowing(PAGE), "GET", "").header(ALLOW_ORIGIN)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"*, *", "'*,https://console.example', https://console.example"})
  void anyPageMayWhereTheOperatorSaysSo(String origins, String named) throws IOException {
    RawReply reply = ask(allowing(origins), "GET", "Origin: %s\r\n".formatted(PAGE));
    assertThat(reply.header(ALLOW_ORIGIN)).isEqualTo(named);
  }

  @Test
  void settingsCount() throws IOException {
    Map<String, String> settings =
        Map.of(
            "brazier.cors.allowed-origin", PAGE,
            "brazier.cors.allow-credentials", "false",
            "brazier.cors.max-age", "0",
            "brazier.cors.allow-methods", "PUT",
            "brazier.cors.allow-headers", "X-Other");
    RawReply reply =
        ask(
            settings,
            "OPTIONS",
            "Origin: %s\r\n%sAccess-Control-Request-Headers: x-other\r\n"
                .formatted(PAGE, QUESTION));
    assertThat(reply.header("Access-Control-Allow-Headers")).isEqualTo("x-other");
    assertThat(reply.header("Access-Control-Allow-Credentials")).isNull();
    assertThat(reply.header("Access-Control-Max-Age")).isNull();
  }

  @Test
  void noPageIsKnownUnlessItIsSaid() throws IOException {
    assertThat(ask(Map.of(), "GET", "Origin: %s\r\n".formatted(PAGE)).header(ALLOW_ORIGIN))
        .isNull();
  }
}
