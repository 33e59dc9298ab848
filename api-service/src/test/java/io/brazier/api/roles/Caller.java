package io.brazier.api.roles;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Who may ask: one of each role, whose token the identity service of [RolesResource] knows.
public enum Caller {
  /// May read in project `abc`.
  READER("abc", "reader"),
  /// May read and write in project `abc`.
  MEMBER("abc", "member reader"),
  /// May do everything; in project `def`.
  ADMIN("def", "admin member reader"),
  /// A member of another project, `fed`.
  STRANGER("fed", "member reader"),
  /// Has no role in project `abc`.
  NOBODY("abc", ""),
  /// A reader of the whole system, whose token has no project.
  SYSTEM_READER(null, "reader"),
  /// An administrator of the whole system, whose token has no project.
  SYSTEM_ADMIN(null, "admin member reader");

  private final @Nullable String project;
  private final String roles;

  Caller(@Nullable String project, String roles) {
    this.project = project;
    this.roles = roles;
  }

  /// The callers whose tokens have a project.
  public static List<Caller> ofProjects() {
    return List.of(READER, MEMBER, ADMIN, STRANGER, NOBODY);
  }

  /// The project of the token; null for one of the system's scope.
  public @Nullable String project() {
    return project;
  }

  String[] roles() {
    return roles.isEmpty() ? new String[0] : roles.split(" ", -1);
  }

  /// The token that the identity service knows.
  public String token() {
    return name().toLowerCase(Locale.ROOT) + "-token";
  }

  /// A request at the lowest version.
  public RequestSpecification request() {
    return RestAssured.given().urlEncodingEnabled(false).header("X-Auth-Token", token());
  }

  /// A request at a version, for example `3.39`.
  public RequestSpecification at(String version) {
    return request().header("OpenStack-API-Version", "volume " + version);
  }

  /// A request with a JSON body.
  public RequestSpecification sends(String json) {
    return request().contentType(ContentType.JSON).body(json);
  }
}
