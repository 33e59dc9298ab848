package io.brazier.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.testing.OwnedDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the services' roles may do in the database (ADR 21): what the services need, and nothing
/// that makes the owner do what they want.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsIT {

  static final List<String> ROLES = OwnedDatabase.SERVICES;

  private static final String OWNER = OwnedDatabase.OWNER;
  private static final String SCHEDULER = "brazier_scheduler";

  /// Views of one's own with the names of tables that the owner's function reads. Who reads them
  /// runs `evil`.
  private static final String ATTACK =
      """
      create function pg_temp.evil() returns date language plpgsql as $evil$
      begin
        execute 'create or replace function public.as_owner() returns name language sql security definer '
          || 'as ''select current_user''';
        return current_date;
      end $evil$;
      create temporary view operations_rest as select pg_temp.evil() as at;
      create rule d as on delete to operations_rest do instead nothing;
      create temporary view operation_events_rest as select current_date as at;
      create rule d as on delete to operation_events_rest do instead nothing;
      select operations_keep(14);
      """;

  /// What the services do to volumes, their work, their record and their quota.
  private static final String WRITES =
      """
      insert into volumes (id, user_id, project_id, size, status, volume_type_id)
      values ('v1', 'u1', 'p1', 1, 'creating', '00000000-0000-4000-8000-000000000000');
      insert into volume_metadata (volume_id, key, value) values ('v1', 'k', 'v');
      insert into workers (resource_type, resource_id, status, operation, payload, topic, request_id,
        user_id, project_id)
      values ('VOLUME', 'v1', 'creating', 'create', '{}', 't', 'req-1', 'u1', 'p1');
      insert into operations (id, resource_type, resource_id, operation, topic, request_id, user_id,
        project_id, step_names, step_micros)
      values (1, 'VOLUME', 'v1', 'create', 't', 'req-1', 'u1', 'p1', '{}', '{}');
      insert into operation_events (operation_id, kind, topic, attempt) values (1, 'taken', 't', 1);
      select quota_reserve('r1', 'p1', array['volumes'], array[null], array[1], array[10], 'default',
        60);
      select quota_settle('r1', true);
      select quota_expire();
      update volumes set deleted = true;
      delete from workers;
      """;

  private OwnedDatabase database;

  @BeforeAll
  void migrate() throws IOException, SQLException {
    database = OwnedDatabase.start();
    database.flyway().load().migrate();
    database.grantRights();
  }

  @AfterAll
  void stop() {
    database.close();
  }

  @ParameterizedTest
  @FieldSource("ROLES")
  void roleHasNoObjectsOfItsOwn(String role) throws SQLException {
    assertThatThrownBy(() -> database.run(role, ATTACK))
        .hasMessageContaining("permission denied to create temporary");
    assertThatThrownBy(() -> database.run(role, "create table mine ()"))
        .hasMessageContaining("permission denied for schema public");
  }

  /// The function is safe by itself, too, where every role may have temporary objects.
  @ParameterizedTest
  @FieldSource("ROLES")
  void ownersFunctionTakesNoTableOfTheCallers(String role) throws IOException, SQLException {
    database.run(OWNER, "grant temporary on database brazier to " + role);
    database.run(OWNER, "grant execute on function operations_keep to " + role);
    try {
      database.run(role, ATTACK);
    } finally {
      database.run(OWNER, "revoke temporary on database brazier from " + role);
      database.grantRights();
    }
    assertNothingRanAsTheOwner();
  }

  private void assertNothingRanAsTheOwner() throws SQLException {
    List<String> made = database.texts("select proname from pg_proc where proname = 'as_owner'");
    database.run(OWNER, "drop function if exists as_owner");
    assertThat(made).isEmpty();
  }

  @Test
  void ownersFunctionsChooseTheirTablesAndTheirCallers() throws SQLException {
    assertThat(
            database.texts(
                """
                select proname from pg_proc
                where prosecdef and pronamespace = 'public'::regnamespace
                  and (has_function_privilege('public', oid, 'execute')
                    or not exists (select from unnest(proconfig) setting
                      where setting = 'search_path=public, pg_temp'))
                """))
        .isEmpty();
  }

  @Test
  void schedulerAloneKeepsTheDays() {
    for (String role : ROLES) {
      if (!role.equals(SCHEDULER)) {
        assertThatThrownBy(() -> database.run(role, "select operations_keep(14)"))
            .hasMessageContaining("permission denied for function operations_keep");
      }
    }
    assertThatCode(() -> database.run(SCHEDULER, "select operations_keep(14)"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "-2147483648", "null"})
  void noDayIsDroppedBeforeItIsOver(String days) {
    assertThatThrownBy(() -> database.run(SCHEDULER, "select operations_keep(%s)".formatted(days)))
        .hasMessageContaining("days must be 1 or more");
  }

  @ParameterizedTest
  @FieldSource("ROLES")
  void roleWritesWhatItsServiceDoes(String role) throws SQLException {
    try (Connection connection = database.connectAs(role)) {
      connection.setAutoCommit(false);
      assertThatCode(() -> connection.createStatement().execute(WRITES)).doesNotThrowAnyException();
      connection.rollback();
    }
  }

  @ParameterizedTest
  @FieldSource("ROLES")
  void roleWritesNothingElse(String role) throws SQLException {
    List<String> limits =
        List.of(
            "default_volume_types",
            "encryption",
            "group_type_specs",
            "group_types",
            "log_level_orders",
            "qos_spec_values",
            "qos_specs",
            "quota_classes",
            "quotas",
            "volume_type_extra_specs",
            "volume_type_projects",
            "volume_types");
    assertThat(tables(role, "not has_table_privilege(%s, oid, 'insert, update, delete')"))
        .contains("flyway_schema_history")
        .filteredOn(table -> !table.equals("flyway_schema_history"))
        .isEqualTo(role.equals("brazier_api") ? List.of() : limits);
    assertThat(tables(role, "not has_table_privilege(%s, oid, 'select')")).isEmpty();
    assertThat(tables(role, "has_table_privilege(%s, oid, 'truncate, references, trigger')"))
        .isEmpty();
  }

  private List<String> tables(String role, String condition) throws SQLException {
    return database.texts(
        "select relname from pg_class where relnamespace = 'public'::regnamespace"
            + " and relkind in ('r', 'p') and %s order by relname"
                .formatted(condition.formatted("'" + role + "'")));
  }

  /// Services of the version before are at work while the owner migrates.
  @Test
  void rolesOfTheVersionBeforeGoOnKeepingTheDays() throws SQLException {
    database.run(OWNER, "create schema before");
    database.run(OWNER, "grant usage on schema before to " + SCHEDULER);
    database.run(
        OWNER,
        "alter default privileges in schema before grant select, insert, update, delete on tables to "
            + SCHEDULER);
    database
        .flyway()
        .schemas("before")
        .target("11")
        .repeatableSqlMigrationPrefix("none of this version") // it needs newer columns
        .load()
        .migrate();
    database.run(SCHEDULER, "set search_path = before; select operations_keep(14)");
    database.flyway().schemas("before").load().migrate();
    database.run(SCHEDULER, "set search_path = before; select operations_keep(14)");
    assertThatThrownBy(() -> database.run("brazier_volume", "select before.operations_keep(14)"))
        .hasMessageContaining("permission denied");
  }

  /// A service that is the owner, as where there is one user for all.
  @Test
  void ownerKeepsTheDaysOfItsOwnSchema() throws SQLException {
    database.run(OWNER, "create schema single");
    database.flyway().schemas("single").load().migrate();
    database.run(
        OWNER,
        """
        create table single.operations_20200101 partition of single.operations
        for values from ('2020-01-01') to ('2020-01-02');
        select single.operations_keep(14);
        """);
    assertThat(database.texts("select to_regclass('single.operations_20200101')"))
        .containsOnlyNulls();
  }
}
