package io.brazier.api.keystone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.brazier.context.Identity;
import io.brazier.context.TokenScope;
import io.brazier.fault.Fault;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenDocumentTest {

  private static final String END = "\"expires_at\": \"2026-01-01T01:00:00.000000Z\"";
  private static final String USER = "\"user\": {\"id\": \"u1\"}";

  private static TokenState.Valid read(String members) {
    return TokenDocument.read("{\"token\": {%s, %s, %s}}".formatted(END, USER, members));
  }

  @Test
  void tokenOfAProjectIsReadWithItsDomains() {
    TokenState.Valid valid =
        TokenDocument.read(
            """
            {"token": {
              "methods": ["password"],
              "user": {"id": "u1", "name": "n", "domain": {"id": "d1", "name": "D"}},
              "project": {"id": "p1", "name": "n", "domain": {"id": "d2", "name": "E"}},
              "roles": [{"id": "r1", "name": "member"}, {"id": "r2", "name": "reader"}],
              "is_domain": false,
              "expires_at": "2026-01-01T01:00:00.000000Z"}}
            """);

    assertThat(valid)
        .isEqualTo(
            new TokenState.Valid(
                new Identity(
                    "u1",
                    "d1",
                    new TokenScope("p1", "d2", null, null, true),
                    Set.of("member", "reader")),
                Instant.parse("2026-01-01T01:00:00Z")));
  }

  @Test
  void tokenOfADomainHasNoProject() {
    assertThat(read("\"domain\": {\"id\": \"d1\", \"name\": \"D\"}").identity().scope())
        .isEqualTo(new TokenScope(null, null, "d1", null, true));
  }

  @Test
  void tokenOfTheSystemHasItsWord() {
    assertThat(read("\"system\": {\"all\": true}").identity().scope())
        .isEqualTo(new TokenScope(null, null, null, "all", true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"system\": {}", "\"system\": {\"all\": false}", "\"project\": null"})
  void tokenMayHaveNoScope(String members) {
    assertThat(read(members).identity().scope())
        .isEqualTo(new TokenScope(null, null, null, null, true));
  }

  /// As keystoneauth: true unless told, and then by its truth.
  @ParameterizedTest
  @CsvSource({
    "is_admin_project, true, true",
    "is_admin_project, false, false",
    "is_admin_project, null, false",
    "unrelated, false, true"
  })
  void everyProjectIsTheAdministratorsUnlessTold(String name, String value, boolean expected) {
    assertThat(read("\"%s\": %s".formatted(name, value)).identity().scope().adminProject())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"token\"",
        "{",
        "{}",
        "<html>busy</html>",
        "{\"token\": null}",
        "{\"token\": {}}",
        "{\"token\": {\"user\": {\"id\": \"u1\"}}}",
        "{\"token\": {\"user\": {\"id\": \"u1\"}, \"expires_at\": \"soon\"}}",
        "{\"token\": {\"user\": {\"id\": \"u1\"}, \"expires_at\": 5}}",
        "{\"token\": {\"user\": {\"id\": \"\"}, \"expires_at\": \"2026-01-01T01:00:00Z\"}}",
        "{\"token\": {\"user\": {\"id\": 7}, \"expires_at\": \"2026-01-01T01:00:00Z\"}}",
        "{\"error\": {\"code\": 404}}",
      })
  void anythingElseSaysNothing(String body) {
    assertThatExceptionOfType(Fault.Unavailable.class).isThrownBy(() -> TokenDocument.read(body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"roles\": [{}]", "\"roles\": [\"admin\"]", "\"project\": {\"name\": \"n\"}"})
  void partsThatCannotBeReadAreNotLeftOut(String members) {
    assertThatExceptionOfType(Fault.Unavailable.class).isThrownBy(() -> read(members));
  }
}
