package io.brazier.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.list.Attribute;
import io.brazier.list.Attribute.Pairs;
import io.brazier.list.Condition;
import io.brazier.list.Keyset;
import io.brazier.list.Keyset.Direction;
import io.brazier.list.ListQuery;
import io.brazier.list.TimeComparison;
import io.brazier.list.Totals;
import io.brazier.testing.PostgresResource;
import io.brazier.testing.Seed;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Walks through pages of random filters in random orders, and compares what is seen and counted
/// with a filtered and sorted list; between walks, volumes change in all ways that sums depend on.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class VolumeListWalkIT {

  private static final int VOLUMES = 60;
  private static final int WALKS = 60;
  private static final List<String> SORTS = List.of("name", "size", "created_at", "host", "status");

  private static final Keyset BY_ID =
      new Keyset(List.of(new Keyset.Key(attribute("id").column(), Direction.ASC)));

  @Inject VolumeRepository volumes;
  @Inject VolumeMetadataRepository keyValues;

  private final String project = UUID.randomUUID().toString();
  private final Scope scope = new Scope.Project(project);
  private final Map<String, Map<String, String>> metadata = new HashMap<>();

  /// A filter, and what it means.
  private record Filter(Condition condition, Predicate<Volume> holds) {}

  @Test
  void pagesOfAnyFilterInAnyOrderShowEachVolumeOnce() {
    long seed = Seed.next();
    Random random = new Random(seed);
    fill(random);
    int shown = 0;
    for (int walk = 0; walk < WALKS; walk++) {
      change(random);
      List<Filter> filters = filters(random);
      List<Keyset.Key> keys = keys(random);
      int limit = 1 + random.nextInt(20);
      List<Condition> conditions = filters.stream().map(Filter::condition).toList();
      List<String> expected = expected(filters, keys);
      assertThat(walk(conditions, new Keyset(keys), limit))
          .as("seed %d, walk %d, %s by %s, %d at once", seed, walk, conditions, keys, limit)
          .isEqualTo(expected);
      assertThat(count(conditions))
          .as("seed %d, walk %d, %s", seed, walk, conditions)
          .isEqualTo(expected.size());
      assertThat(QuarkusTransaction.requiringNew().call(() -> volumes.totals(scope)))
          .as("seed %d, walk %d", seed, walk)
          .isEqualTo(totals());
      shown += expected.size();
    }
    assertThat(shown).as("seed %d: volumes on all pages", seed).isGreaterThan(WALKS);
    assertThat(all()).as("seed %d: hosts", seed).anyMatch(volume -> volume.host() != null);
  }

  /// The database must not try every order in which it could look for them.
  @Test
  void hundredsOfPairsAreLookedForAtOnce() {
    fill(new Random(1));
    String some = all().getFirst().id().value();
    Map<String, String> pairs = new HashMap<>();
    for (int i = 0; i < 300; i++) {
      pairs.put("key" + i, "value" + i);
    }
    QuarkusTransaction.requiringNew().run(() -> keyValues.merge(some, pairs));
    assertThat(walk(List.of(paired(pairs).condition()), BY_ID, 10)).containsExactly(some);
    pairs.put("another", "value");
    assertThat(walk(List.of(paired(pairs).condition()), BY_ID, 10)).isEmpty();
  }

  @Test
  void listThatTakesTooLongIsGivenUp() {
    Condition slow = new Condition.Own("(select pg_sleep(60)) is not null", List.of());
    assertThatThrownBy(() -> walk(List.of(slow), BY_ID, 10)).isInstanceOf(Fault.Unavailable.class);
    assertThatThrownBy(() -> count(List.of(slow))).isInstanceOf(Fault.Unavailable.class);
  }

  private void fill(Random random) {
    for (int i = 0; i < VOLUMES; i++) {
      String name = random.nextInt(4) == 0 ? null : "n" + random.nextInt(10);
      Map<String, String> pairs = random.nextBoolean() ? Map.of() : Map.of("k", "v", "l", "w" + i);
      NewVolume accepted =
          VolumeSamples.of(project).named(name).size(1 + random.nextInt(5)).metadata(pairs).make();
      metadata.put(accepted.id().value(), pairs);
      QuarkusTransaction.requiringNew().run(() -> volumes.insert(accepted));
    }
  }

  private void change(Random random) {
    String change =
        switch (random.nextInt(5)) {
          case 0 -> "size = size + 1";
          case 1 -> "deleted = not deleted";
          case 2 -> "migration_status = 'target:x'";
          case 3 -> "migration_status = null, host = 'h" + random.nextInt(3) + "@lvm#LVM'";
          default -> "status = 'available', display_name = 'n" + random.nextInt(10) + "'";
        };
    String digit = Integer.toHexString(random.nextInt(16));
    QuarkusTransaction.requiringNew()
        .run(() ->
            volumes
                .getEntityManager()
                .createNativeQuery(
                    "update volumes set %s where project_id = :project and id like :some"
                        .formatted(change))
                .setParameter("project", project)
                .setParameter("some", digit + "%")
                .executeUpdate());
  }

  private List<Filter> filters(Random random) {
    List<Filter> all =
        List.of(
            equal("name", "n" + random.nextInt(10), Volume::displayName),
            like("name", Integer.toString(random.nextInt(10)), Volume::displayName),
            equal("size", 1 + random.nextInt(5), Volume::size),
            like("size", Integer.toString(random.nextInt(5)), volume -> "" + volume.size()),
            equal("status", "available", volume -> volume.status().word()),
            any("size", List.of(1, 1 + random.nextInt(5)), Volume::size),
            any("status", List.of("available", "none"), volume -> volume.status().word()),
            unset("host", Volume::host),
            within("h" + random.nextInt(3)),
            within("h" + random.nextInt(3) + "@lvm"),
            within("_@lvm#LVM"),
            new Filter(
                VolumeAttributes.NOT_HIDDEN,
                volume -> !"target:x".equals(volume.migrationStatus())),
            later(random),
            paired(Map.of("k", "v")),
            paired(Map.of("k", "v", "l", "w" + random.nextInt(VOLUMES))));
    return all.stream().filter(_ -> random.nextInt(6) == 0).toList();
  }

  private static Filter equal(String name, Object value, Function<Volume, @Nullable Object> of) {
    return new Filter(
        new Condition.Equal(attribute(name).column(), value),
        volume -> value.equals(of.apply(volume)));
  }

  private static Filter any(String name, List<?> values, Function<Volume, @Nullable Object> of) {
    return new Filter(
        new Condition.AnyOf(attribute(name).column(), values),
        volume -> values.contains(of.apply(volume)));
  }

  private static Filter unset(String name, Function<Volume, @Nullable Object> of) {
    return new Filter(
        new Condition.Unset(attribute(name).column()), volume -> of.apply(volume) == null);
  }

  private static Filter within(String host) {
    return new Filter(
        new Condition.Within(attribute("host").column(), host),
        volume ->
            volume.host() != null
                && Pattern.matches(Pattern.quote(host) + "([@#].*)?", volume.host()));
  }

  private static Filter like(String name, String part, Function<Volume, @Nullable String> of) {
    return new Filter(
        new Condition.Like(attribute(name).column(), part),
        volume -> Objects.requireNonNullElse(of.apply(volume), "").contains(part));
  }

  private Filter later(Random random) {
    List<Volume> all = all();
    Volume some = all.get(random.nextInt(all.size()));
    return new Filter(
        new Condition.Compared(
            attribute("created_at").column(), TimeComparison.GTE, some.createdAt()),
        volume -> !volume.createdAt().isBefore(some.createdAt()));
  }

  private Filter paired(Map<String, String> pairs) {
    return new Filter(
        new Condition.Paired((Pairs) attribute("metadata").kind(), pairs),
        volume ->
            metadata
                .getOrDefault(volume.id().value(), Map.of())
                .entrySet()
                .containsAll(pairs.entrySet()));
  }

  private static List<Keyset.Key> keys(Random random) {
    List<Keyset.Key> keys = new ArrayList<>();
    for (String sort : SORTS) {
      if (random.nextInt(3) == 0) {
        keys.add(new Keyset.Key(attribute(sort).column(), direction(random)));
      }
    }
    keys.add(new Keyset.Key(attribute("id").column(), direction(random)));
    return keys;
  }

  private static Attribute attribute(String name) {
    return VolumeAttributes.ALL.find(name).orElseThrow();
  }

  private static Direction direction(Random random) {
    return random.nextBoolean() ? Direction.ASC : Direction.DESC;
  }

  private List<String> walk(List<Condition> conditions, Keyset order, int limit) {
    List<String> seen = new ArrayList<>();
    List<Volume> page = page(conditions, order, new ListQuery.Page(limit, null, 0));
    while (!page.isEmpty()) {
      page.forEach(volume -> seen.add(volume.id().value()));
      page = page(conditions, order, new ListQuery.Page(limit, seen.getLast(), 0));
    }
    return seen;
  }

  private List<Volume> page(List<Condition> conditions, Keyset order, ListQuery.Page page) {
    ListQuery query = new ListQuery(scope, scope, conditions, order, page);
    return QuarkusTransaction.requiringNew().call(() -> volumes.list(query));
  }

  private long count(List<Condition> conditions) {
    ListQuery.Page none = new ListQuery.Page(0, null, 0);
    ListQuery query = new ListQuery(scope, scope, conditions, byId(), none);
    return QuarkusTransaction.requiringNew().call(() -> volumes.count(query));
  }

  private List<Volume> all() {
    return page(List.of(), byId(), new ListQuery.Page(1000, null, 0));
  }

  private static Keyset byId() {
    return new Keyset(List.of(new Keyset.Key(attribute("id").column(), Direction.ASC)));
  }

  private Totals totals() {
    List<Volume> all = all();
    return new Totals(all.size(), all.stream().mapToLong(Volume::size).sum());
  }

  private List<String> expected(List<Filter> filters, List<Keyset.Key> keys) {
    Comparator<Volume> order = comparator(keys.getFirst());
    for (Keyset.Key key : keys.subList(1, keys.size())) {
      order = order.thenComparing(comparator(key));
    }
    return all().stream()
        .filter(volume -> filters.stream().allMatch(filter -> filter.holds().test(volume)))
        .sorted(order)
        .map(volume -> volume.id().value())
        .toList();
  }

  private static Comparator<Volume> comparator(Keyset.Key key) {
    Comparator<Volume> ascending =
        switch (key.column().name()) {
          case "display_name" -> nullsFirst(Volume::displayName);
          case "host" -> nullsFirst(Volume::host);
          case "status" -> Comparator.comparing(volume -> volume.status().word());
          case "size" -> Comparator.comparingInt(Volume::size);
          case "created_at" -> Comparator.comparing(Volume::createdAt);
          case "id" -> Comparator.comparing(volume -> volume.id().value());
          default -> throw new IllegalArgumentException(key.column().name());
        };
    return key.direction() == Direction.ASC ? ascending : ascending.reversed();
  }

  private static Comparator<Volume> nullsFirst(Function<Volume, @Nullable String> text) {
    return Comparator.comparing(text, Comparator.nullsFirst(Comparator.naturalOrder()));
  }
}
