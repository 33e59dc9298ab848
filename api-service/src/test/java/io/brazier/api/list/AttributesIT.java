package io.brazier.api.list;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.api.testing.ApiProfile;
import io.brazier.api.testing.Caller;
import io.brazier.list.Attribute;
import io.brazier.list.Attribute.Pairs;
import io.brazier.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The database has what the tables of attributes say, and every attribute meets every kind of
/// value without an error of ours.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ApiProfile.class)
class AttributesIT {

  private static final Map<Class<?>, String> SQL_TYPES =
      Map.of(
          String.class, "character varying",
          Integer.class, "integer",
          Boolean.class, "boolean",
          Instant.class, "timestamp with time zone");

  @Inject EntityManager entities;

  private final String project = UUID.randomUUID().toString();
  private final Caller admin = Caller.admin(project);
  private final Caller member = Caller.member(project);

  @BeforeEach
  void makeRows() {
    admin.post("volumes", "{'volume': {'size': 1}}").statusCode(202);
    admin.post("qos-specs", "{'qos_specs': {'name': '%s'}}".formatted(project)).statusCode(200);
  }

  static List<ListedTable> tables() {
    return ListedTable.all();
  }

  static Stream<Arguments> attributes() {
    return ListedTable.all().stream()
        .flatMap(table ->
            table.attributes().all().values().stream()
                .map(attribute -> Arguments.of(table, attribute)));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void columnsAreOfTheTypesThatFiltersHave(ListedTable table) {
    for (Attribute attribute : table.attributes().all().values()) {
      Tuple column = column(table.attributes().table(), attribute.column().name());
      assertThat(column.get(1, String.class))
          .as("nulls in %s", attribute)
          .isEqualTo(attribute.column().nullable() ? "YES" : "NO");
      ListedTable.typeOf(attribute)
          .ifPresent(type ->
              assertThat(column.get(0, String.class))
                  .as("%s", attribute)
                  .isEqualTo(SQL_TYPES.get(type)));
      if (attribute.kind() instanceof Pairs pairs) {
        assertThat(column(pairs.table(), "key").get(0)).isEqualTo("character varying");
        assertThat(column(pairs.table(), "value").get(0)).isIn("character varying", "text");
      }
    }
  }

  private Tuple column(String table, String name) {
    return (Tuple)
        entities
            .createNativeQuery(
                """
                select cast(data_type as text), cast(is_nullable as text)
                  from information_schema.columns
                 where table_schema = current_schema and table_name = :table and column_name = :name
                """,
                Tuple.class)
            .setParameter("table", table)
            .setParameter("name", name)
            .getSingleResult();
  }

  @ParameterizedTest
  @MethodSource("attributes")
  void filtersAreAnsweredOrRefused(ListedTable table, Attribute attribute) {
    String path = table.path();
    for (String value : ListedTable.VALUES) {
      answers(path, attribute.name(), value, "&with_count=1");
      answers(path, attribute.name() + "~", value, "");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scheduler-stats/get_pools?name",
        "scheduler-stats/get_pools?volume_type",
        "os-services?host",
        "os-services?binary",
        "clusters?name",
        "clusters?is_up",
        "clusters?num_hosts",
        "limits?project_id",
        "resource_filters?resource"
      })
  void filtersOfListsWithoutATableAreAnsweredOrRefused(String filter) {
    String path = filter.substring(0, filter.indexOf('?'));
    for (String value : ListedTable.VALUES) {
      answers(path, filter.substring(filter.indexOf('?') + 1), value, "");
    }
  }

  private void answers(String path, String name, String value, String more) {
    String query = path + "?" + name + "=" + URLEncoder.encode(value, UTF_8) + more;
    assertThat(admin.get(query).extract().statusCode()).as(query).isIn(200, 400, 404);
  }

  @ParameterizedTest
  @MethodSource("attributes")
  void sortsAreAnsweredOrRefusedAsTheTableSays(ListedTable table, Attribute attribute) {
    String path = table.path();
    String id = admin.get(path + "?limit=1").extract().path(table.items() + "[0].id");
    for (String direction : List.of("", ":asc", ":desc")) {
      for (String marker : id == null ? List.of("") : List.of("", "&marker=" + id)) {
        String query = path + "?sort=" + attribute.name() + direction + marker;
        admin.get(query).statusCode(sorts(attribute, Attribute.Audience.NOBODY) ? 400 : 200);
      }
    }
    boolean everybody = sorts(attribute, Attribute.Audience.EVERYBODY);
    int status = !table.isForEverybody() ? 403 : everybody ? 200 : 400;
    member.get(path + "?sort=" + attribute.name()).statusCode(status);
  }

  private static boolean sorts(Attribute attribute, Attribute.Audience audience) {
    return attribute.sorters() == audience;
  }
}
