package io.brazier.api.walls;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.Random;

/// Spoils query strings: every parameter that a route knows, with every value that it does not.
final class BadQueries {

  static final List<Mutation> ALL = List.of(BadQueries::ask, BadQueries::repeat, BadQueries::sort);

  private static final List<String> NAMES =
      List.of(
          "limit",
          "offset",
          "marker",
          "sort",
          "sort_key",
          "sort_dir",
          "all_tenants",
          "with_count",
          "usage",
          "detail",
          "force",
          "cascade",
          "is_public",
          "name",
          "name~",
          "status",
          "size",
          "bootable",
          "metadata",
          "glance_metadata",
          "extra_specs",
          "created_at",
          "updated_at",
          "project_id",
          "tenant_id",
          "host",
          "binary",
          "volume_type",
          "resource_uuid",
          "event_id~",
          "migration_status",
          "deleted",
          "");

  private static final List<String> VALUES =
      List.of(
          "",
          "-1",
          "0",
          "1",
          "99999999999999999999",
          "2147483647",
          "1e400",
          "NaN",
          "٣",
          "true",
          "None",
          "id",
          "name:asc",
          "nothing:up",
          "size,size:asc",
          "gt:+999999999-01-01",
          "gt:0000-00-00",
          "lt:9999-12-31T23:59:59.999999999-18:00",
          "zz:1",
          "{'a': 'b'}",
          "{'a': '\\u0000'}",
          "{\"\\ud800\": 1e999}",
          "{\"a\": {\"b\": []}}",
          "[".repeat(900),
          "'\\u0000'",
          "\0",
          "%",
          "_",
          "\\",
          "a\\",
          "' or 1=1 --",
          "$(id)",
          "\n",
          "🙂",
          "x".repeat(2_000));

  private static final List<String> RAW =
      List.of("%zz", "%", "%2", "%00", "a=b=c", "&&&", "=", "?");

  private BadQueries() {}

  private static void ask(Draft draft, Random random) {
    String name = Mutation.pick(random, NAMES);
    draft.query(
        random.nextInt(5) == 0
            ? name + "=" + Mutation.pick(random, RAW)
            : name + "=" + URLEncoder.encode(Mutation.pick(random, VALUES), UTF_8));
  }

  private static void repeat(Draft draft, Random random) {
    String name = Mutation.pick(random, NAMES);
    for (int i = 0; i < 50; i++) {
      draft.query(name + "=" + i);
    }
  }

  private static void sort(Draft draft, Random random) {
    String key = Mutation.pick(random, List.of("id", "size", "name:asc", "created_at", "key"));
    draft.query("sort=" + (key + ",").repeat(random.nextInt(1, 300)) + "id");
  }
}
