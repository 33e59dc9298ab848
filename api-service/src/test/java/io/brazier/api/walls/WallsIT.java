package io.brazier.api.walls;

import static io.brazier.api.roles.Caller.MEMBER;
import static io.brazier.api.roles.Caller.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.brazier.api.action.Action;
import io.brazier.api.roles.Caller;
import io.brazier.api.roles.RolesResource;
import io.brazier.api.testing.WallsProfile;
import io.brazier.testing.PostgresResource;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every route of the running application with every kind of caller (P7): each gets what the role
/// allows, and nobody learns a name or changes a thing of another project.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(RolesResource.class)
@TestProfile(WallsProfile.class)
class WallsIT {

  private static final String VERSION = "3.71";

  /// The extensions of Cinder that are no attributes of something else, with the end of a route, or
  /// an action, that is theirs.
  private static final Map<String, String> EXTENSIONS =
      Map.ofEntries(
          Map.entry("backups", "/backups"),
          Map.entry("capabilities", "/capabilities/{host}"),
          Map.entry("cgsnapshots", "/cgsnapshots"),
          Map.entry("consistencygroups", "/consistencygroups"),
          Map.entry("encryption", "/types/{id}/encryption"),
          Map.entry("os-admin-actions", "os-reset_status"),
          Map.entry("os-availability-zone", "/os-availability-zone"),
          Map.entry("os-extended-snapshot-attributes", "/snapshots/{id}"),
          Map.entry("os-hosts", "/os-hosts"),
          Map.entry("os-quota-class-sets", "/os-quota-class-sets/{class}"),
          Map.entry("os-quota-sets", "/os-quota-sets/{id}"),
          Map.entry("os-services", "/os-services"),
          Map.entry("os-snapshot-actions", "/snapshots/{id}/action"),
          Map.entry("os-snapshot-manage", "/os-snapshot-manage"),
          Map.entry("os-snapshot-unmanage", "os-unmanage"),
          Map.entry("os-types-extra-specs", "/types/{id}/extra_specs"),
          Map.entry("os-types-manage", "POST /v3/types"),
          Map.entry("os-volume-actions", "os-reserve"),
          Map.entry("os-volume-encryption-metadata", "/volumes/{id}/encryption"),
          Map.entry("os-volume-manage", "/os-volume-manage"),
          Map.entry("os-volume-transfer", "/os-volume-transfer"),
          Map.entry("os-volume-type-access", "/os-volume-type-access"),
          Map.entry("os-volume-unmanage", "os-unmanage"),
          Map.entry("qos-specs", "/qos-specs"),
          Map.entry("scheduler-stats", "/scheduler-stats/get_pools"));

  @Inject Estates estates;

  static List<RouteCase> cases() {
    return RouteCatalogue.all();
  }

  @Test
  void everyRouteOfTheApplicationIsInTheCatalogue() {
    Set<String> known = cases().stream().map(RouteCase::route).collect(Collectors.toSet());
    known.addAll(RouteCatalogue.WITHOUT_TOKEN);
    assertThat(RouteTable.read()).containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void everyActionOfTheApplicationIsInTheCatalogue() throws ClassNotFoundException {
    Set<String> served = actions();
    Set<String> known =
        cases().stream()
            .filter(RouteCase::isAction)
            .map(each -> each.body().split("'", 3)[1])
            .collect(Collectors.toSet());
    assertThat(known).contains("addProjectAccess").isEqualTo(served);
    assertThat(Class.forName("io.brazier.api.service.ServiceSwitch").getPermittedSubclasses())
        .extracting(Class::getSimpleName)
        .containsExactlyInAnyOrderElementsOf(RouteCatalogue.SWITCHES);
  }

  /// Clients and test suites leave out what they do not find among the extensions, and try what
  /// they find.
  @Test
  void extensionsAreThoseThatAreServed() {
    Set<String> routes = RouteTable.read();
    Set<String> actions = actions();
    List<String> served =
        EXTENSIONS.entrySet().stream()
            .filter(each ->
                routes.stream().anyMatch(route -> route.endsWith(each.getValue()))
                    || actions.contains(each.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    assertThat(
            Caller.NOBODY
                .request()
                .get("/v3/extensions")
                .then()
                .extract()
                .<List<String>>path("extensions.alias"))
        .containsAll(served)
        .doesNotContainAnyElementsOf(
            EXTENSIONS.keySet().stream().filter(alias -> !served.contains(alias)).toList());
  }

  private static Set<String> actions() {
    return Arc.container().listAll(new TypeLiteral<Action<?>>() {}).stream()
        .map(action -> action.get().name())
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void callerGetsWhatTheRoleAllows(RouteCase each) {
    Estate shared = estates.make();
    String before = estates.state(shared);
    String replies =
        Arrays.stream(Caller.values())
            .map(caller -> reply(each, caller, shared))
            .collect(Collectors.joining(" "));
    assertThat(replies).isEqualTo(each.trait().replies());
    assertThat(estates.state(shared)).isEqualTo(before);
  }

  /// What a caller gets, by both forms of the URL.
  private String reply(RouteCase each, Caller caller, Estate shared) {
    String bare = reply(each, caller, shared, "/v3");
    if (caller.project() != null && !path(each, shared).equals("/")) {
      assertThat(reply(each, caller, shared, "/v3/" + caller.project())).isEqualTo(bare);
    }
    return bare;
  }

  /// Who may change the estate gets one that nobody needs afterwards.
  private String reply(RouteCase each, Caller caller, Estate shared, String root) {
    Estate estate = each.isRead() || !mayPass(each, caller) ? shared : estates.make();
    Response reply = send(each, caller.at(VERSION), root + path(each, estate), estate);
    if (each.trait() != Trait.ACCEPT) { // who has the key may know what it opens
      assertSilent(caller, estate, sent(each, estate), reply);
    }
    return reply.statusCode() < 400 ? "ok" : Integer.toString(reply.statusCode());
  }

  private static boolean mayPass(RouteCase each, Caller caller) {
    int place = Arrays.asList(Caller.values()).indexOf(caller);
    return each.trait().replies().split(" ", -1)[place].equals("ok");
  }

  private static String path(RouteCase each, Estate estate) {
    String path = each.path(estate);
    return path.isEmpty() ? "/" : path;
  }

  private static String sent(RouteCase each, Estate estate) {
    return each.path(estate) + each.json(estate);
  }

  private static Response send(RouteCase each, RequestSpecification as, String url, Estate estate) {
    String body = each.json(estate);
    return body.isEmpty()
        ? as.request(each.method(), url)
        : as.contentType(ContentType.JSON).body(body).request(each.method(), url);
  }

  /// A refusal repeats what was asked, and nothing else of another's; where a volume is, and what
  /// administrators noted on its type, is for them alone.
  private static void assertSilent(Caller caller, Estate estate, String sent, Response reply) {
    String body = reply.asString();
    if (caller == STRANGER) {
      assertThat(body.replace(sent, "")).doesNotContain(estate.mark());
      estate.ids().stream()
          .filter(id -> !sent.contains(id))
          .forEach(id -> assertThat(body).doesNotContain(id));
    }
    if (caller != Caller.ADMIN && caller != Caller.SYSTEM_ADMIN) {
      assertThat(body).doesNotContain(estate.host(), "spec-of-" + estate.mark());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void callerWithoutAValidTokenIsToldWhereTokensAre(RouteCase each) {
    Estate estate = estates.make();
    String before = estates.state(estate);
    for (RequestSpecification nobody :
        List.of(
            RestAssured.given(),
            RestAssured.given().header("X-Auth-Token", "unknown"),
            RestAssured.given().header("X-Auth-Token", ""),
            RestAssured.given().header("X-Service-Token", "member-token"))) {
      send(each, nobody.redirects().follow(false), "/v3" + path(each, estate), estate)
          .then()
          .statusCode(401)
          .header("WWW-Authenticate", startsWith("Keystone uri="))
          .header("x-openstack-request-id", startsWith("req-"))
          .body("unauthorized.code", equalTo(401));
    }
    assertThat(estates.state(estate)).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void projectOfAnotherInTheUrlIsMalformed(RouteCase each) {
    Estate estate = estates.make();
    String before = estates.state(estate);
    if (path(each, estate).equals("/")) {
      return;
    }
    for (Caller caller : List.of(STRANGER, Caller.ADMIN, Caller.SYSTEM_ADMIN)) {
      send(each, caller.at(VERSION), "/v3/abc" + path(each, estate), estate)
          .then()
          .statusCode(400)
          .body("badRequest.message", equalTo("Malformed request url"));
    }
    assertThat(estates.state(estate)).isEqualTo(before);
  }

  /// Ways to name what is another's elsewhere than in the path.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "404 | GET    | /volumes?marker=$volume |",
        "404 | GET    | /volumes/detail?marker=$volume |",
        "404 | GET    | /snapshots?marker=$snapshot |",
        "404 | GET    | /snapshots/detail?marker=$snapshot |",
        "400 | GET    | /snapshots?project_id=$project |",
        "400 | GET    | /snapshots?host=$host |",
        "200 | GET    | /snapshots/detail?all_tenants=1&volume_id=$volume |",
        "200 | GET    | /snapshots?metadata={'k':'$value'} |",
        "404 | POST   | /snapshots | {'snapshot': {'volume_id': '$volume'}}",
        "404 | GET    | /messages?marker=$message |",
        "404 | GET    | /types?marker=$type |",
        "400 | GET    | /volumes?project_id=$project |",
        "400 | GET    | /volumes/detail?host=$host |",
        "400 | GET    | /messages?project_id=$project |",
        "200 | GET    | /messages?resource_uuid=$volume |",
        "200 | GET    | /volumes?all_tenants=1 |",
        "200 | GET    | /volumes/detail?all_tenants=true&name=$volumeName |",
        "200 | GET    | /volumes/detail?metadata={'k':'$value'} |",
        "200 | GET    | /volumes/summary?all_tenants=1 |",
        "200 | GET    | /types?is_public=None |",
        "200 | GET    | /limits?project_id=$project |",
        "404 | GET    | /types/$typeName |",
        "404 | DELETE | /volumes/$volume?force=true |",
        "404 | DELETE | /volumes/$volume?cascade=true |",
        "404 | POST   | /volumes | {'volume': {'size': 1, 'source_volid': '$volume'}}",
        "404 | POST   | /volumes | {'volume': {'size': 1, 'volume_type': '$type'}}",
        "404 | POST   | /volumes | {'volume': {'size': 1, 'volume_type': '$typeName'}}",
        "404 | POST   | /volumes | {'volume': {'size': 1, 'snapshot_id': '$snapshot'}}",
        "403 | POST   | /volumes | {'volume': {'size': 1}, 'OS-SCH-HNT:scheduler_hints': {'host': '$backend#pool'}}",
      })
  void foreignNameGivesNoMoreThanItsAbsence(
      int status, String method, String path, @Nullable String body) {
    Estate estate = estates.make();
    String before = estates.state(estate);
    RouteCase probe =
        RouteCase.of(Trait.OPEN, method + " /v3" + path).sending(body == null ? "" : body);
    String url = probe.path(estate).replace("{", "%7B").replace("}", "%7D");
    Response reply = send(probe, STRANGER.at(VERSION), "/v3" + url, estate);
    assertThat(reply.statusCode()).isEqualTo(status);
    assertThat(reply.asString()).doesNotContain("user-of-" + estate.mark());
    if (status == 200) {
      assertThat(reply.asString()).doesNotContain(estate.ids()).doesNotContain(estate.mark());
    }
    assertThat(estates.state(estate)).isEqualTo(before);
  }

  @Test
  void countsAreOfTheCallersProject() {
    String before = STRANGER.at(VERSION).get("/v3/volumes?with_count=true").asString();
    String limits = STRANGER.at(VERSION).get("/v3/limits?tenant_id=abc").asString();
    MEMBER.sends("{\"volume\": {\"size\": 1}}").post("/v3/volumes").then().statusCode(202);
    assertThat(STRANGER.at(VERSION).get("/v3/volumes?with_count=true").asString())
        .isEqualTo(before);
    assertThat(STRANGER.at(VERSION).get("/v3/limits?tenant_id=abc").asString()).isEqualTo(limits);
  }
}
