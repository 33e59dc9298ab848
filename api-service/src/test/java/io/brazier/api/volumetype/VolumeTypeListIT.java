package io.brazier.api.volumetype;

import static io.brazier.api.testing.Caller.query;
import static io.brazier.api.testing.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.brazier.api.testing.ApiProfile;
import io.brazier.api.testing.Caller;
import io.brazier.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Lists among which there are two types of this test: a public one with extra specs and a private
/// one.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ApiProfile.class)
class VolumeTypeListIT {

  private final String project = UUID.randomUUID().toString();
  private final String stem = "l-" + UUID.randomUUID();
  private final Caller admin = Caller.admin(project);
  private final Caller member = Caller.member(project);

  @BeforeEach
  void makeTypes() {
    make(
        ("'name': '%s-open', 'extra_specs': {'multiattach': '<is> True', 'secret': 's',"
                + " 'RESKEY:availability_zones': 'nova, moon'}")
            .formatted(stem));
    make("'name': '%s-closed', 'os-volume-type-access:is_public': false".formatted(stem));
  }

  private void make(String type) {
    admin.post("types", "{'volume_type': {%s}}".formatted(type)).statusCode(200);
  }

  /// Which of this test's types are among names: `open`, `closed`, both, or none.
  private String own(List<String> names) {
    return String.join(
        " ",
        names.stream()
            .filter(name -> name.startsWith(stem))
            .map(name -> name.substring(stem.length() + 1))
            .toList());
  }

  /// The names on all pages of a list, from one marker to the next: other tests' types are in it
  /// too, and more than fit on a page.
  private static List<String> names(Caller caller, String query) {
    List<String> names = new ArrayList<>();
    String marker = "";
    Set<String> seen = new HashSet<>();
    while (true) {
      JsonPath page = caller.get("types" + query + marker).statusCode(200).extract().jsonPath();
      List<String> ids = page.getList("volume_types.id");
      if (ids.isEmpty()) {
        return names;
      }
      assertThat(seen.addAll(ids)).as("%s leads on from %s", query, marker).isTrue();
      names.addAll(page.getList("volume_types.name"));
      marker = (query.isEmpty() ? "?" : "&") + "marker=" + ids.getLast();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "admin  | 3.71 |                  | open",
        "admin  | 3.71 | is_public=true   | open",
        "admin  | 3.71 | is_public=F      | closed",
        "admin  | 3.0  | is_public=None   | closed open",
        "member | 3.71 |                  | open",
        "member | 3.71 | is_public=None   | open",
        "member | 3.71 | is_public=zz     | open",
        "member | 3.71 | extra_specs={'multiattach': '<is> True'} | open",
        "member | 3.71 | extra_specs={'secret': 's'} | ''",
        "member | 3.51 | extra_specs={'secret': 's'} | open",
        "member | 3.71 | extra_specs={'RESKEY:availability_zones': 'moon'} | open",
        "member | 3.71 | extra_specs={'RESKEY:availability_zones': 'm%n'} | ''",
        "member | 3.71 | extra_specs={u'multiattach': u'<is> True'} | open",
        "member | 3.50 | name=x           | open",
        "member | 3.51 | colour=red       | open",
        "member | 3.71 | all_tenants=zz   | open",
        "member | 3.30 | colour=red       | open",
        "admin  | 3.71 | extra_specs={\"secret\": \"s\"} | open",
        "admin  | 3.71 | extra_specs={'secret': 'x'} | ''",
        "admin  | 3.71 | extra_specs=secret | ''",
        "admin  | 3.71 | colour=red       | ''",
        "admin  | 3.71 | created_at=2000  | ''",
        "admin  | 3.71 | name=__DEFAULT__ | ''",
      })
  void filtersChooseTypes(String who, String version, @Nullable String filter, String names) {
    Caller caller = (who.equals("admin") ? admin : member).at(version);
    assertThat(own(names(caller, query(filter)))).isEqualTo(names);
  }

  @Test
  void administratorFindsATypeByName() {
    assertThat(own(names(admin, "?name=" + stem + "-open"))).isEqualTo("open");
  }

  @Test
  void typesAreSortedByName() {
    assertThat(own(names(admin, "?is_public=None&sort=name:asc"))).isEqualTo("closed open");
    assertThat(own(names(admin, "?is_public=None&sort=name"))).isEqualTo("open closed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "admin  | is_public=zz | Invalid is_public filter [zz]",
        "member | colour=red   | Invalid filters colour are found in query options.",
        "member | name=x       | Invalid filters name are found in query options.",
        "member | limit=-1     | limit param must be positive",
        "member | sort=qos_specs_id | Invalid input received: Invalid sort key",
        "member | sort=colour  | Invalid input received: Invalid sort key",
      })
  void listIsRefused(String who, String filter, String message) {
    Caller caller = who.equals("admin") ? admin : member;
    refused(caller.get("types?" + filter), 400, message);
  }

  @Test
  void unknownMarkerIsNotFound() {
    refused(member.get("types?marker=zz"), 404, "Volume type zz could not be found.");
    String id =
        admin
            .get("types?is_public=F&name=" + stem + "-closed")
            .extract()
            .path("volume_types[0].id");
    refused(member.get("types?marker=" + id), 404);
    admin.get("types?marker=" + id).statusCode(200);
  }

  @Test
  void pagesLeadThroughAllTypes() {
    List<String> all = names(admin, "?is_public=None&sort=name:asc");
    List<String> walked = new ArrayList<>();
    @Nullable String next = "/v3/" + project + "/types?is_public=None&sort=name:asc&limit=2";
    while (next != null) {
      ValidatableResponse page = admin.request().get(next).then().statusCode(200);
      walked.addAll(page.extract().<List<String>>path("volume_types.name"));
      next = page.extract().path("volume_type_links[0].href");
    }
    assertThat(walked).isEqualTo(all);
    member.get("types?limit=0").body("$", not(hasKey("volume_type_links")));
  }

  @Test
  void defaultTypeIsListedFromInstallationOn() {
    member.get("types?sort=created_at:asc").body("volume_types.name", hasItem("__DEFAULT__"));
  }

  @Test
  void extraSpecsLiveByTheirKeys() {
    String id = admin.get("types?name=" + stem + "-open").extract().path("volume_types[0].id");
    String path = "types/" + id + "/extra_specs";
    admin
        .post(path, "{'extra_specs': {'a': '1', 'b': null}}")
        .statusCode(200)
        .body("extra_specs.size()", equalTo(2))
        .body("extra_specs.a", equalTo("1"));
    admin.put(path + "/a", "{'a': '2'}").statusCode(200).body("a", equalTo("2"));
    admin.get(path + "/a").statusCode(200).body("a", equalTo("2"));
    admin.get(path).body("extra_specs.size()", equalTo(5)).body("extra_specs", hasKey("b"));
    assertThat(admin.delete(path + "/a").statusCode(202).extract().asString()).isEmpty();
    String missing = "Volume Type %s has no extra specs with key a.".formatted(id);
    refused(admin.get(path + "/a"), 404, missing);
    refused(admin.delete(path + "/a"), 404, missing);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "POST|   |{'extra_specs': {'a b': 'c'}}",
        "POST|   |{'extra_specs': {'a/b': 'c'}}",
        "POST|   |{'extra_specs': {'a': 5}}",
        "POST|   |{'extra_specs': null}",
        "POST|   |{'extra_specs': ['a']}",
        "POST|   |{'extra_specs': {'cacheable': '<is> True'}}",
        "POST|   |{}",
        "PUT |/a |null",
        "PUT |/a |{}",
        "PUT |/a |{'b': '1'}",
        "PUT |/a |{'a': '1', 'b': '2'}",
        "PUT |/a |{'': '1'}",
        "PUT |/cacheable |{'cacheable': '<is> True'}",
      })
  void malformedExtraSpecsAreRefused(String method, @Nullable String key, String body) {
    String id = admin.get("types?name=" + stem + "-open").extract().path("volume_types[0].id");
    String path = "types/" + id + "/extra_specs" + (key == null ? "" : key);
    refused(admin.send(method, path, body), 400);
  }
}
