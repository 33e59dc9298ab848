package io.brazier.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What the API service relies on in the tokens of an identity service. The stand-in of the
/// component tests passes it, and a real keystone.
public interface IdentityContract {

  /// The identity service and a user of it.
  Account account();

  /// A user that may validate tokens.
  ///
  /// @param url the identity service with its version
  /// @param username a user of the domain that is named `Default`
  /// @param password the user's
  /// @param project a project of that domain in which the user has the role `service`
  record Account(URI url, String username, String password, String project) {

    /// The account with another password.
    Account withPassword(String other) {
      return new Account(url, username, other, project);
    }

    /// The account in another project.
    Account in(String other) {
      return new Account(url, username, password, other);
    }

    /// Without the password.
    @Override
    public String toString() {
      return "%s in %s at %s".formatted(username, project, url);
    }

    private HttpResponse<String> login(String domain) throws Exception {
      String body =
          """
          {"auth": {
            "identity": {"methods": ["password"], "password": {"user": {
              "name": "%1$s", "password": "%2$s", "domain": {"name": "%4$s"}}}},
            "scope": {"project": {"name": "%3$s", "domain": {"name": "%4$s"}}}}}
          """
              .formatted(username, password, project, domain);
      return send(
          request().header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private String token() throws Exception {
      return login("Default").headers().firstValue("X-Subject-Token").orElseThrow();
    }

    private HttpResponse<String> validate(String subject, String own) throws Exception {
      return validate(subject, own, "");
    }

    private HttpResponse<String> validate(String subject, String own, String query)
        throws Exception {
      return send(
          HttpRequest.newBuilder(URI.create(url + "/auth/tokens" + query))
              .header("X-Auth-Token", own)
              .header("X-Subject-Token", subject));
    }

    private HttpRequest.Builder request() {
      return HttpRequest.newBuilder(URI.create(url + "/auth/tokens"));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
      try (HttpClient http = HttpClient.newHttpClient()) {
        return http.send(request.build(), BodyHandlers.ofString());
      }
    }
  }

  @Test
  default void rightPasswordGivesATokenOfTheProject() throws Exception {
    HttpResponse<String> answer = account().login("Default");

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("X-Subject-Token").orElse("")).isNotEmpty();
    assertDescribes(token(answer));
  }

  @Test
  default void wrongPasswordIsRefused() throws Exception {
    assertThat(account().withPassword("wrong").login("Default").statusCode()).isEqualTo(401);
  }

  @Test
  default void wrongProjectIsRefused() throws Exception {
    assertThat(account().in("nowhere").login("Default").statusCode()).isEqualTo(401);
  }

  @Test
  default void domainHasItsNameAndNotItsId() throws Exception {
    assertThat(account().login("default").statusCode()).isEqualTo(401);
  }

  @Test
  default void tokenIsDescribedAsItWasGiven() throws Exception {
    HttpResponse<String> given = account().login("Default");
    String token = given.headers().firstValue("X-Subject-Token").orElseThrow();

    HttpResponse<String> answer = account().validate(token, token);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertDescribes(token(answer));
    for (String part : new String[] {"user", "project", "expires_at"}) {
      assertThat(token(answer).get(part)).as(part).isEqualTo(token(given).get(part));
    }
  }

  @Test
  default void answerNamesItsToken() throws Exception {
    String token = account().token();

    assertThat(account().validate(token, token).headers().firstValue("X-Subject-Token"))
        .contains(token);
  }

  @Test
  default void catalogueIsLeftOutOnRequest() throws Exception {
    String token = account().token();

    HttpResponse<String> answer = account().validate(token, token, "?nocatalog=1");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(token(answer).path("catalog").isMissingNode()).isTrue();
  }

  @Test
  default void unknownTokenIsNotFound() throws Exception {
    String own = account().token();

    assertThat(account().validate("gAAAAAB", own).statusCode()).isEqualTo(404);
    assertThat(account().validate("gAAAAAB", own, "?allow_expired=1").statusCode()).isEqualTo(404);
  }

  @Test
  default void whoHasNoTokenIsToldNothing() throws Exception {
    assertThat(account().validate(account().token(), "gAAAAAB").statusCode()).isEqualTo(401);
  }

  private static JsonNode token(HttpResponse<String> answer) throws IOException {
    return new ObjectMapper().readTree(answer.body()).path("token");
  }

  private static void assertDescribes(JsonNode token) {
    assertThat(token.at("/user/id").asText()).isNotEmpty();
    assertThat(token.at("/project/id").asText()).isNotEmpty();
    assertThat(token.get("roles"))
        .extracting(role -> role.path("name").asText())
        .contains("service");
    assertThat(Instant.parse(token.get("expires_at").asText())).isAfter(Instant.now());
  }
}
