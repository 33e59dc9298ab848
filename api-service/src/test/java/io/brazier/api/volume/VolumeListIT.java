package io.brazier.api.volume;

import static io.brazier.api.testing.Caller.query;
import static io.brazier.api.testing.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.brazier.api.testing.ApiProfile;
import io.brazier.api.testing.Caller;
import io.brazier.testing.PostgresResource;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists of the four volumes `a`, `b`, `c`, `d`, made in this order with 1, 2, 2 and 3 GiB.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ApiProfile.class)
class VolumeListIT {

  @Inject VolumeRepository volumes;

  private final String project = UUID.randomUUID().toString();
  private final Caller admin = Caller.admin(project);
  private final Caller member = Caller.member(project);

  @BeforeEach
  void makeVolumes() {
    make("{'name': 'a', 'size': 1, 'metadata': {'k': 'v', 'l': 'w'}}");
    make("{'name': 'b', 'size': 2, 'metadata': {'k': 'v'}}");
    make("{'name': 'c', 'size': 2, 'description': '50%_off'}");
    make("{'name': 'd', 'size': 3}");
    QuarkusTransaction.requiringNew()
        .run(() -> {
          change("status = 'available'", "a");
          change("bootable = true", "b");
          change("host = 'h@lvm#LVM'", "c");
          change("migration_status = 'target:x'", "d");
        });
  }

  private void change(String what, String name) {
    volumes
        .getEntityManager()
        .createNativeQuery(
            "update volumes set %s where project_id = :project and display_name = :name"
                .formatted(what))
        .setParameter("project", project)
        .setParameter("name", name)
        .executeUpdate();
  }

  private void make(String volume) {
    admin.post("volumes", "{'volume': %s}".formatted(volume)).statusCode(202);
  }

  /// The names on a page, without anything between them.
  private static String names(ValidatableResponse reply) {
    return String.join("", reply.statusCode(200).extract().<List<String>>path("volumes.name"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3.0  |              | dcba",
        "3.0  | name=a       | a",
        "3.71 | name=x       | ''",
        "3.71 | status=available | a",
        "3.71 | status=\"available\" | a",
        "3.71 | status=nonsense | ''",
        "3.0  | status=['available', 'error'] | a",
        "3.71 | status=('available','error') | a",
        "3.71 | status=[available] | ''",
        "3.71 | status=None  | ''",
        "3.71 | size=[1, 3]  | da",
        "3.71 | size=1,2     | cba",
        "3.71 | availability_zone=['nova'] | dcba",
        "3.71 | migration_status=None | cba",
        "3.71 | name='a'     | ''",
        "3.71 | size=2       | cb",
        "3.71 | size=two     | ''",
        "3.71 | size=99999999999 | ''",
        "3.71 | bootable=true | b",
        "3.71 | bootable=F   | dca",
        "3.1  | bootable=False | dca",
        "3.1  | bootable=nonsense | b",
        "3.71 | metadata={'k': 'v'} | ba",
        "3.71 | metadata={\"k\":\"v\",\"l\":\"w\"} | a",
        "3.71 | metadata={'k': 'x'} | ''",
        "3.0  | metadata={u'k': u'v'} | ba",
        "3.71 | metadata={'k': '\\U00000076'} | ba",
        "3.71 | metadata=k   | ''",
        "3.71 | availability_zone=nova | dcba",
        "3.71 | availability_zone=moon | ''",
        "3.71 | consumes_quota=true | dcba",
        "3.71 | consumes_quota=false | ''",
        "3.64 | consumes_quota=false | dcba",
        "3.71 | group_id=7c9e6679-7425-40de-944b-e07fc1f90ae7 | ''",
        "3.9  | group_id=7c9e6679-7425-40de-944b-e07fc1f90ae7 | dcba",
        "3.60 | created_at=gt:2000-01-01T00:00:00 | dcba",
        "3.60 | created_at=gt:2000-01-01,lt:2001-01-01 | ''",
        "3.60 | created_at=lt:2000-01-01T00:00:00+02:00 | ''",
        "3.59 | created_at=lt:2000-01-01T00:00:00 | dcba",
        "3.60 | updated_at=gte:2000-01-01 | ''",
        "3.30 | colour=red   | dcba",
        "3.30 | user_id=x    | dcba",
        "3.71 | migration_status=error | ''",
      })
  void memberFilters(String version, @Nullable String filter, String names) {
    String expected = names.replace("d", "");
    Caller caller = member.at(version);
    assertThat(names(caller.get("volumes" + query(filter)))).isEqualTo(expected);
    assertThat(names(caller.get("volumes/detail" + query(filter)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3.71 |               | dcba",
        "3.71 | user_id=user  | dcba",
        "3.0  | user_id=x     | ''",
        "3.71 | colour=red    | ''",
        "3.44 | with_count=1  | ''",
        "3.71 | description~=50%_ | c",
        "3.71 | description~=0_   | ''",
        "3.34 | name~=a       | a",
        "3.33 | name~=a       | dcba",
        "3.71 | size~=3       | d",
        "3.71 | bootable~=tru | b",
        "3.71 | created_at~=20 | dcba",
        "3.71 | multiattach=true | ''",
        "3.71 | id=x          | ''",
        "3.71 | use_quota=true | dcba",
        "3.65 | use_quota=False | ''",
        "3.64 | use_quota=zz  | dcba",
        "3.71 | host=h        | c",
        "3.71 | host=h@lvm    | c",
        "3.71 | host=h@lvm#LVM | c",
        "3.71 | host=h@l      | ''",
        "3.71 | host=_        | ''",
        "3.71 | host=['h@lvm#LVM','i'] | c",
        "3.71 | host=         | dcba",
        "3.71 | host=None     | dba",
        "3.71 | launched_at=None | dcba",
        "3.71 | deleted=False | dcba",
        "3.71 | deleted=1     | ''",
        "3.71 | shared_targets=1 | dcba",
        "3.71 | encryption_key_id=None | dcba",
        "3.71 | previous_status=x | ''",
        "3.71 | migration_status=target:x | d",
        "3.4  | glance_metadata={'a':'b'} | ''",
        "3.3  | glance_metadata={'a':'b'} | dcba",
      })
  void administratorFilters(String version, @Nullable String filter, String names) {
    assertThat(names(admin.at(version).get("volumes" + query(filter)))).isEqualTo(names);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sort=name:asc                 | abcd",
        "sort=name                     | dcba",
        "sort=size:desc,name:asc       | dbca",
        "sort=size:asc,created_at:desc | acbd",
        "sort_key=name&sort_dir=asc    | abcd",
        "sort_dir=asc                  | abcd",
        "sort=bootable,name:asc        | bacd",
        "sort=description:asc,name:asc | abdc",
        "sort=description:desc,name:asc | cabd",
        "sort=host,created_at          | cdba",
      })
  void listIsSortedAndPagesFollowItsOrder(String sort, String names) {
    assertThat(names(admin.get("volumes?" + sort))).isEqualTo(names);
    StringBuilder walked = new StringBuilder();
    String marker = "";
    for (int i = 0; i < names.length(); i++) {
      ValidatableResponse page = admin.get("volumes/detail?limit=1&" + sort + marker);
      walked.append(names(page));
      marker = "&marker=" + page.extract().<String>path("volumes[0].id");
    }
    assertThat(walked).hasToString(names);
    admin.get("volumes?limit=1&" + sort + marker).body("volumes", empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"volumes", "volumes/detail"})
  void linksLeadThroughAllPagesAndEnd(String path) {
    List<String> sizes = new ArrayList<>();
    StringBuilder walked = new StringBuilder();
    @Nullable String next = "/v3/" + project + "/" + path + "?limit=2&sort=name%3Aasc&name~=";
    while (next != null) {
      ValidatableResponse page = admin.request().get(next).then();
      walked.append(names(page));
      sizes.add(Integer.toString(page.extract().<List<?>>path("volumes").size()));
      next = page.extract().path("volumes_links[0].href");
      if (next != null) {
        assertThat(next)
            .contains("/v3/" + project + "/" + path + "?")
            .contains("limit=2", "sort=name%3Aasc", "marker=");
      }
    }
    assertThat(walked).hasToString("abcd");
    assertThat(sizes).containsExactly("2", "2", "0");
  }

  @Test
  void offsetCountsFromTheMarker() {
    assertThat(names(admin.get("volumes?sort=name:asc&limit=2&offset=1"))).isEqualTo("bc");
    String a = admin.get("volumes?name=a").extract().path("volumes[0].id");
    assertThat(names(admin.get("volumes?sort=name:asc&offset=1&marker=" + a))).isEqualTo("cd");
  }

  @Test
  void limitZeroIsAnEmptyPageWithoutLink() {
    admin.get("volumes?limit=0").body("volumes", empty()).body("$", not(hasKey("volumes_links")));
    assertThat(names(admin.get("volumes?limit=5000"))).isEqualTo("dcba");
  }

  @Test
  void countIsOfAllPagesFrom345() {
    admin
        .at("3.45")
        .get("volumes/detail?with_count=True&limit=1&size=2")
        .body("count", equalTo(2))
        .body("volumes.size()", equalTo(1));
    member.at("3.45").get("volumes?with_count=1").body("count", equalTo(3));
    admin.get("volumes?with_count=false").body("$", not(hasKey("count")));
    member.at("3.30").get("volumes?with_count=zz").body("$", not(hasKey("count")));
    refused(member.get("volumes?with_count=zz"), 400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3.71 | limit=a          | limit param must be an integer",
        "3.71 | limit=-1         | limit param must be positive",
        "3.71 | offset=x         | offset must be an integer",
        "3.71 | offset=-1        | offset must be >= 0",
        "3.71 | offset=2147483648 | offset must be <= 2147483647",
        "3.71 | sort=colour      | Invalid input received: Invalid sort key",
        "3.71 | sort=name:up     | Invalid input received: Unknown sort direction, must be 'desc' or 'asc'.",
        "3.31 | colour=red       | Invalid filters colour are found in query options.",
        "3.71 | name~=a          | Invalid filters name~ are found in query options.",
        "3.71 | created_at=zz:2000-01-01 | Invalid zz operator",
        "3.71 | created_at=gt:yesterday  | Invalid created_at value",
        "3.71 | created_at=2000-01-01    | Invalid created_at value",
        "3.2  | bootable=zz      | Invalid input received: 'bootable = zz'",
        "3.71 | sort=host        | Invalid input received: Invalid sort key",
      })
  void listIsRefused(String version, String query, String message) {
    Caller caller = member.at(version);
    refused(caller.get("volumes" + query(query)), 400, message);
    refused(caller.get("volumes/detail" + query(query)), 400, message);
  }

  @Test
  void bothFormsOfSortingTogetherAreRefused() {
    refused(member.get("volumes?sort=name&sort_key=name"), 400);
  }

  @Test
  void unknownMarkerIsNotFound() {
    refused(member.get("volumes?marker=zz"), 404, "Volume zz could not be found.");
  }

  @Test
  void onlyAdministratorsSeeAllTenants() {
    Caller other = Caller.admin(UUID.randomUUID().toString());
    String narrowed = "volumes/detail?all_tenants=1&project_id=" + project;
    assertThat(names(other.get(narrowed))).isEqualTo("dcba");
    assertThat(names(other.get("volumes"))).isEmpty();
    assertThat(names(Caller.member(other.project()).get("volumes?all_tenants=1"))).isEmpty();
    assertThat(names(member.get("volumes?all_tenants=0"))).isEqualTo("cba");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "=", "=2", "=zz"})
  void valueOfAllTenantsIsForAdministratorsOnly(String value) {
    for (String version : List.of("3.12", "3.30", "3.71")) {
      for (String path : List.of("volumes", "volumes/detail")) {
        assertThat(names(member.at(version).get(path + "?all_tenants" + value))).isEqualTo("cba");
        refused(admin.at(version).get(path + "?all_tenants" + value), 400);
      }
      String summary = "volumes/summary?all_tenants" + value;
      member.at(version).get(summary).body("'volume-summary'.total_count", equalTo(4));
      refused(admin.at(version).get(summary), 400);
    }
  }

  @Test
  void idsAreAskedForTogether() {
    List<String> ids = admin.get("volumes?sort=name:asc").extract().path("volumes.id");
    String filter = "id=['%s', '%s']".formatted(ids.get(0), ids.get(3));
    assertThat(names(admin.get("volumes" + query(filter)))).isEqualTo("da");
  }

  @Test
  void filterWhoseNameIsNotAsciiIsRefusedFrom331() {
    for (Caller caller : List.of(admin, member)) {
      for (String path : List.of("volumes", "volumes/detail", "types", "messages")) {
        refused(
            caller.get(path + "?%C3%BC=1"), 400, "Filter keys can only contain ASCII characters.");
      }
    }
    assertThat(names(admin.at("3.30").get("volumes?%C3%BC=1"))).isEmpty();
    assertThat(names(member.at("3.30").get("volumes?%C3%BC=1"))).isEqualTo("cba");
    admin.at("3.51").get("types?%C3%BC=1").body("volume_types", empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "volumes",
        "volumes/detail",
        "volumes/summary",
        "types",
        "messages",
        "limits",
        "os-services",
        "scheduler-stats/get_pools",
        "resource_filters"
      })
  void queryThatIsNoUtf8IsRefusedByEveryList(String path) {
    refused(admin.get(path + "?name=%FF"), 400);
    refused(admin.get(path + "?%FF=1"), 400);
  }

  @Test
  void summaryEntriesHaveThreeKeysAndDetailsThoseOfShow() {
    assertThat(admin.get("volumes?name=a").extract().<Map<String, ?>>path("volumes[0]"))
        .containsOnlyKeys("id", "name", "links");
    Map<String, ?> detail = admin.get("volumes/detail?name=a").extract().path("volumes[0]");
    Map<String, ?> shown = admin.get("volumes/" + detail.get("id")).extract().path("volume");
    assertThat(detail).isEqualTo(shown);
  }

  @Test
  void deletedVolumesAreNotListed() {
    Volume a =
        QuarkusTransaction.requiringNew()
            .call(
                () -> volumes.find("projectId = ?1 and displayName = 'a'", project).firstResult());
    admin.delete("volumes/" + a.id()).statusCode(202);
    assertThat(names(admin.get("volumes"))).isEqualTo("dcb");
    refused(admin.get("volumes?marker=" + a.id()), 404);
  }
}
