package io.brazier.api.testing;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A client of the API.
///
/// @param project the project of its token
/// @param roles the roles of its token, with commas between them
/// @param version the microversion it asks for
public record Caller(String project, String roles, String version) {

  private static final Map<Integer, String> ELEMENTS =
      Map.of(
          400, "badRequest",
          403, "forbidden",
          404, "itemNotFound",
          409, "conflictingRequest",
          413, "overLimit",
          500, "computeFault");

  /// An administrator, at the highest version.
  public static Caller admin(String project) {
    return new Caller(project, "admin,member,reader", "3.71");
  }

  /// A member, at the highest version.
  public static Caller member(String project) {
    return new Caller(project, "member,reader", "3.71");
  }

  /// A reader, at the highest version.
  public static Caller reader(String project) {
    return new Caller(project, "reader", "3.71");
  }

  /// Somebody with a role that no rule names, at the highest version.
  public static Caller roleless(String project) {
    return new Caller(project, "other", "3.71");
  }

  /// The same client at another version.
  public Caller at(String newVersion) {
    return new Caller(project, roles, newVersion);
  }

  /// A request that is still to be sent.
  public RequestSpecification request() {
    return RestAssured.given()
        .urlEncodingEnabled(false)
        .header("X-Auth-Token", "user:" + project + ":" + roles)
        .header("OpenStack-API-Version", "volume " + version);
  }

  /// A filter as it stands behind a path: `?name=a%20b` for `name=a b`, nothing for null.
  public static String query(@Nullable String filter) {
    if (filter == null) {
      return "";
    }
    int equals = filter.indexOf('=');
    return "?"
        + filter.substring(0, equals + 1)
        + URLEncoder.encode(filter.substring(equals + 1), StandardCharsets.UTF_8);
  }

  /// Gets a path below `/v3/`.
  public ValidatableResponse get(String path) {
    return request().get("/v3/" + path).then();
  }

  /// Posts a body with single quotes for double ones.
  public ValidatableResponse post(String path, String body) {
    return sending(body).post("/v3/" + path).then();
  }

  /// Puts a body with single quotes for double ones.
  public ValidatableResponse put(String path, String body) {
    return sending(body).put("/v3/" + path).then();
  }

  /// Deletes a path below `/v3/`.
  public ValidatableResponse delete(String path) {
    return request().delete("/v3/" + path).then();
  }

  /// Sends a body with single quotes for double ones.
  public ValidatableResponse send(String method, String path, String body) {
    return body.isEmpty()
        ? request().request(method, "/v3/" + path).then()
        : sending(body).request(method, "/v3/" + path).then();
  }

  private RequestSpecification sending(String body) {
    return request().contentType("application/json").body(body.replace('\'', '"'));
  }

  /// Checks that a reply is a refusal in Cinder's envelope.
  public static ValidatableResponse refused(ValidatableResponse reply, int status) {
    String element = ELEMENTS.getOrDefault(status, "computeFault");
    return reply
        .statusCode(status)
        .contentType("application/json")
        .body(element + ".code", equalTo(status))
        .body(element + ".message", notNullValue());
  }

  /// Checks a refusal and its text.
  public static void refused(ValidatableResponse reply, int status, String message) {
    refused(reply, status).body(ELEMENTS.get(status) + ".message", equalTo(message));
  }
}
