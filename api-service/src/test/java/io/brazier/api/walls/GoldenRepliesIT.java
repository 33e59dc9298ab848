package io.brazier.api.walls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.brazier.api.roles.Caller;
import io.brazier.api.roles.RolesResource;
import io.brazier.api.testing.WallsProfile;
import io.brazier.testing.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every route answers, as files: its reply at 3.0 and at each microversion that changes it,
/// and its refusals. A changed line is a changed contract; `-Dbrazier.test.golden=write` writes the
/// files anew.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(RolesResource.class)
@TestProfile(WallsProfile.class)
class GoldenRepliesIT {

  private static final Path FILES = Path.of("src", "test", "resources", "golden");
  private static final boolean WRITES = "write".equals(System.getProperty("brazier.test.golden"));
  private static final int NEWEST = 71;

  /// The group type that is there from installation on.
  private static final String BUILT_IN = "00000000-0000-4000-8000-000000000001";

  private static final String NOTHING = "00000000-0000-4000-8000-00000000ffff";

  private static final JsonMapper JSON = new JsonMapper();

  private static final DefaultPrettyPrinter PRETTY =
      new DefaultPrettyPrinter()
          .withObjectIndenter(new DefaultIndenter("  ", "\n"))
          .withArrayIndenter(new DefaultIndenter("  ", "\n"));

  /// Ways to be refused, the same for every route.
  private enum Refusal {
    WITHOUT_TOKEN,
    WITHOUT_ROLE,
    OF_NOTHING,
    WITH_EMPTY_BODY,
    WITH_UNKNOWN_KEY,
    AT_UNKNOWN_VERSION
  }

  @Inject Estates estates;
  @Inject EntityManager entities;

  static List<RouteCase> cases() {
    return RouteCatalogue.all();
  }

  /// Lists and sums are those of one estate.
  @BeforeEach
  void removeWhatOthersLeft() {
    run(
        """
        truncate volumes, kept_totals, messages, services, backend_pools, workers, operations,
          quota_usages, quotas cascade
        """,
        """
        update quota_classes set hard_limit = 1000
        where class_name = 'default' and resource = 'volumes'
        """);
  }

  /// A new one; a quota set has members for each type that there is.
  private Estate estate() {
    run(
        "delete from volume_type_projects",
        "delete from volume_type_extra_specs",
        "delete from encryption",
        "delete from default_volume_types",
        "delete from volume_types where name <> '__DEFAULT__'",
        "delete from qos_spec_values",
        "delete from qos_specs",
        "delete from group_type_specs where group_type_id <> '" + BUILT_IN + "'",
        "delete from group_types where id <> '" + BUILT_IN + "'");
    return estates.make();
  }

  private void run(String... statements) {
    QuarkusTransaction.requiringNew()
        .run(() ->
            Stream.of(statements).forEach(sql -> entities.createNativeQuery(sql).executeUpdate()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void repliesAreThoseOfTheFile(RouteCase each) throws IOException {
    Map<String, Object> told = new TreeMap<>();
    told.put("request", each.route() + " " + each.body());
    for (Caller caller : callers(each)) {
      told.put("replies to " + caller.name().toLowerCase(Locale.ROOT), replies(each, caller));
    }
    told.put("refusals", refusals(each));
    String text = JSON.writer(PRETTY).writeValueAsString(told) + "\n";
    Path file = FILES.resolve(fileName(each));
    if (WRITES) {
      Files.createDirectories(FILES);
      Files.writeString(file, text);
    }
    assertThat(file).as("-Dbrazier.test.golden=write writes it").exists();
    assertThat(text).as(file.toString()).isEqualTo(Files.readString(file));
  }

  @Test
  void noFileIsOfARouteThatIsGone() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .isSubsetOf(cases().stream().map(GoldenRepliesIT::fileName).toList());
    }
  }

  private static String fileName(RouteCase each) {
    String action = each.isAction() ? each.body().split("'", 3)[1] : "";
    String service = each.parameters().getOrDefault("action", "");
    String name = each.route().replace("{action}", service) + " " + action;
    return name.strip().replaceAll("[^A-Za-z0-9]+", "-").replaceAll("-$", "") + ".json";
  }

  /// A member, if members may, and an administrator where that sees more of the same.
  private static List<Caller> callers(RouteCase each) {
    int place = List.of(Caller.values()).indexOf(Caller.MEMBER);
    boolean member = each.trait().replies().split(" ", -1)[place].equals("ok");
    if (!member) {
      return List.of(Caller.ADMIN);
    }
    return each.isRead() && each.parameters().containsKey("id")
        ? List.of(Caller.MEMBER, Caller.ADMIN)
        : List.of(Caller.MEMBER);
  }

  /// The first reply, and each that is another than the one before, by version.
  private Map<String, Object> replies(RouteCase each, Caller caller) throws IOException {
    Map<String, Object> changes = new LinkedHashMap<>();
    Estate estate = estate();
    Object last = null;
    for (int minor = 0; minor <= NEWEST; minor++) {
      if (!each.isRead() && minor > 0) {
        estate = estate();
      }
      String version = "3." + minor;
      Object reply =
          told(send(each, caller.at(version), each.path(estate), each.json(estate)), estate);
      if (!reply.equals(last)) {
        changes.put(version, reply);
      }
      last = reply;
    }
    return changes;
  }

  private Map<String, Object> refusals(RouteCase each) throws IOException {
    Map<String, Object> refusals = new TreeMap<>();
    for (Refusal refusal : Refusal.values()) {
      Estate estate = estate();
      Response reply = refused(refusal, each, estate);
      if (reply.statusCode() >= 400) {
        refusals.put(
            refusal.name().toLowerCase(Locale.ROOT).replace('_', ' '), told(reply, estate));
      }
    }
    return refusals;
  }

  private static Response refused(Refusal refusal, RouteCase each, Estate estate) {
    RequestSpecification caller = callers(each).getFirst().at("3." + NEWEST);
    String path = each.path(estate);
    String body = each.json(estate);
    return switch (refusal) {
      case WITHOUT_TOKEN -> send(each, RestAssured.given(), path, body);
      case WITHOUT_ROLE -> send(each, Caller.NOBODY.at("3." + NEWEST), path, body);
      case OF_NOTHING -> send(each, caller, nowhere(path, estate), body);
      case WITH_EMPTY_BODY -> send(each, caller, path, body.isEmpty() ? body : "{}");
      case WITH_UNKNOWN_KEY ->
          send(each, caller, path, body.replaceFirst("\\{", "{\"colour\": \"red\", "));
      case AT_UNKNOWN_VERSION -> send(each, callers(each).getFirst().at("3.99"), path, body);
    };
  }

  private static String nowhere(String path, Estate estate) {
    String nowhere = path.replace(estate.groupTypeId(), NOTHING);
    for (String id : estate.ids()) {
      nowhere = nowhere.replace(id, NOTHING);
    }
    return nowhere;
  }

  private static Response send(RouteCase each, RequestSpecification as, String path, String body) {
    RequestSpecification request = as.redirects().follow(false);
    return body.isEmpty()
        ? request.request(each.method(), "/v3" + (path.isEmpty() ? "/" : path))
        : request.contentType(ContentType.JSON).body(body).request(each.method(), "/v3" + path);
  }

  /// Status and body, without what is another each time.
  private static Map<String, @Nullable Object> told(Response reply, Estate estate)
      throws JsonProcessingException {
    Map<String, @Nullable Object> told = new TreeMap<>();
    told.put("status", reply.statusCode());
    String body = steady(reply.asString(), estate);
    String type = reply.header("Content-Type");
    if (type != null && type.startsWith("text/")) {
      told.put("text", body);
    } else if (!body.isEmpty()) {
      told.put("body", sorted(JSON.readValue(body, Object.class)));
    }
    return told;
  }

  /// The order of keys says nothing.
  private static @Nullable Object sorted(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((key, part) -> sorted.put(String.valueOf(key), sorted(part)));
        yield sorted;
      }
      case List<?> list -> list.stream().map(GoldenRepliesIT::sorted).toList();
      case null, default -> value;
    };
  }

  private static String steady(String text, Estate estate) {
    return text.replace(estate.mark(), "MARK")
        .replace(estate.volumeId(), "VOLUME")
        .replace(estate.messageId(), "MESSAGE")
        .replace(estate.typeId(), "TYPE")
        .replace(estate.secretId(), "SECRET")
        .replace(estate.qosId(), "QOS")
        .replace(estate.groupTypeId(), "GROUP-TYPE")
        .replaceAll("\"id\":\\d+", "\"id\":1")
        .replace(estate.offeredId(), "OFFERED")
        .replace(estate.transferId(), "TRANSFER")
        .replaceAll("\"auth_key\":\"[0-9a-f]{16}\"", "\"auth_key\":\"KEY\"")
        .replaceAll("(localhost|127\\.0\\.0\\.1):\\d+", "HOST")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(\\+00:00|Z)?", "TIME")
        .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "UUID");
  }
}
