package io.brazier.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.testing.PostgresResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A migration never breaks the version before, whose services run until they are replaced.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MigrationsIT {

  /// The newest migration when the rule began; there was no version before.
  private static final int BASELINE = 11;

  private static final Pattern RELEASE =
      Pattern.compile("<artifactId>brazier</artifactId>\\s*<version>([0-9.]+)(-SNAPSHOT)?<");

  private final PostgresResource postgres = new PostgresResource();
  private final SchemaShapeRepository schema = SchemaShapeRepository.connect(postgres.start());

  MigrationsIT() {
    versioned().stream()
        .filter(migration -> !migration.isNewerThan(BASELINE))
        .forEach(migration -> schema.apply(migration.sql()));
    schema.keep();
  }

  @AfterEach
  void takeBack() {
    schema.takeBack();
  }

  @AfterAll
  void stop() {
    schema.close();
    postgres.stop();
  }

  private static List<Migration> versioned() {
    return Migration.all().stream()
        .filter(Migration::isVersioned)
        .sorted(Migration.IN_ORDER)
        .toList();
  }

  /// What of the version before does not work any more.
  private List<String> breaks(String sql) {
    SchemaShape before = schema.shape();
    schema.apply(sql);
    return SchemaBreaks.between(before, schema.shape());
  }

  @Test
  void noMigrationBreaksTheVersionBefore() throws IOException {
    String release = release();
    List<String> broken = new ArrayList<>();
    for (Migration migration : versioned()) {
      if (migration.isNewerThan(BASELINE)) {
        List<String> found = breaks(migration.sql());
        if (!found.isEmpty() && !migration.mayContract(release)) {
          broken.add(migration.name() + ": " + String.join(", ", found));
        }
      }
    }
    assertThat(broken).as("see docs/upgrading.md").isEmpty();
  }

  private static String release() throws IOException {
    Matcher matcher = RELEASE.matcher(Files.readString(Path.of("..", "pom.xml")));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  @Test
  void repeatedMigrationsTakeNothingAway() {
    List<Migration> repeated =
        Migration.all().stream().filter(migration -> !migration.isVersioned()).toList();

    assertThat(repeated).isNotEmpty();
    assertThat(
            repeated.stream()
                .flatMap(migration ->
                    migration.drops().stream().map(drop -> migration.name() + ": " + drop)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "drop table volume_admin_metadata | table volume_admin_metadata is gone",
        "alter table messages rename to notes | table messages is gone",
        "do $$ begin execute 'drop table messages'; end $$ | table messages is gone",
        "alter table volumes drop column scheduled_at | column volumes.scheduled_at is gone",
        "alter table volumes rename column size to gib | column volumes.size is gone",
        "alter table snapshots alter column volume_size type bigint | volume_size becomes bigint",
        "alter table volumes alter column host set not null | volumes.host takes no null any more",
        "alter table volumes alter column use_quota drop default | has no default any more",
        "alter table volumes add column pool text not null | new column volumes.pool is not null",
        "alter table services alter column id drop identity | column services.id has no default",
        "alter table messages add unique (event_id) | messages is restricted: unique btree (event_id)",
        "alter table volumes add check (size > 0) | table volumes is restricted: CHECK",
        "alter table volumes add check (size < 9) not valid | table volumes is restricted: CHECK",
        "create unique index on volumes (display_name) | restricted: unique btree (display_name)",
        "create unique index on volumes (lower(status)) | restricted: unique btree (lower",
        "drop index services_live_host_binary | table services is free of: unique btree (host",
        "alter table volumes add foreign key (group_id) references snapshots | FOREIGN KEY",
        "drop trigger volume_totals_change on volumes | trigger volume_totals_change of volumes",
        "drop function operations_keep | function operations_keep(p_days integer) is gone",
        "drop sequence backend_report_sequence cascade | sequence backend_report_sequence is gone",
      })
  void refuses(String sql, String sentence) {
    assertThat(breaks(sql)).anyMatch(found -> found.contains(sentence));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table tags (id bigint primary key, name text not null unique check (name <> ''))",
        "alter table volumes add column pool text",
        "alter table volumes add column pool text not null default ''",
        "alter table volumes add column claim integer not null default 0 check (claim >= 0)",
        "alter table volumes add column claim_id bigint generated always as identity",
        "alter table volumes add column pair text references volumes (id) unique",
        "alter table volumes alter column user_id drop not null",
        "alter table volumes alter column size set default 1",
        "create index on volumes (launched_at)",
        "drop index volumes_live_size",
        "create or replace function volume_hidden(p_migration_status text) returns boolean"
            + " language sql immutable parallel safe as 'select false'",
        "create view volume_names as select id, display_name from volumes",
        "update volumes set display_name = '' where display_name is null",
      })
  void allows(String sql) {
    assertThat(breaks(sql)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "-- Contract: volumes.scheduled_at is not used since 0.2.0., 0.3.0, true",
    "-- Contract: volumes.scheduled_at is not used since 0.9.9., 0.10.0, true",
    "-- Contract: volumes.scheduled_at is not used since 0.3.0., 0.3.0, false",
    "-- Contract: volumes.scheduled_at is not used any more., 0.3.0, false",
    "-- volumes.scheduled_at is not used since 0.2.0., 0.3.0, false",
  })
  void takesAwayWhatTheVersionBeforeDoesNotUse(String header, String release, boolean allowed) {
    Migration migration =
        new Migration("V099__contract.sql", header + "\nalter table volumes drop scheduled_at;");

    assertThat(migration.mayContract(release)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "drop view if exists charges; create view charges (id) as select 1; | 0",
        "-- drop table volumes | 0",
        "create or replace function f() as $$ begin drop table days; end $$; | 0",
        "drop view if exists charges; | 1",
        "drop function f(text); create function f(text) as ''; | 1",
        "DROP TABLE volumes; create view volumes as select 1; | 1",
      })
  void findsWhatRepeatedMigrationsTakeAway(String sql, int drops) {
    assertThat(new Migration("R__test.sql", sql).drops()).hasSize(drops);
  }
}
