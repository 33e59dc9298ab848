package io.brazier.volume;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.page.Column;
import io.brazier.page.Direction;
import io.brazier.page.Keyset;
import io.brazier.page.SortKey;
import io.brazier.testing.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Walks through pages in random orders and compares what is seen with a sorted list.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class VolumePagingIT {

  private static final int VOLUMES = 60;
  private static final int WALKS = 40;
  private static final List<String> ATTRIBUTES = List.of("name", "size", "created_at", "host");

  @Inject VolumeRepository volumes;

  private final String project = UUID.randomUUID().toString();

  @Test
  void pagesInAnyOrderShowEveryVolumeOnce() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    fill(random);
    for (int walk = 0; walk < WALKS; walk++) {
      List<SortKey> keys = randomKeys(random);
      int limit = 1 + random.nextInt(20);
      assertThat(walk(Keyset.of(keys), limit))
          .as("seed %d, keys %s, limit %d", seed, keys, limit)
          .isEqualTo(expected(keys));
    }
  }

  private void fill(Random random) {
    for (int i = 0; i < VOLUMES; i++) {
      String name = random.nextInt(4) == 0 ? null : "n" + random.nextInt(10);
      NewVolume accepted = VolumeSamples.of(project).named(name).size(1 + random.nextInt(5)).make();
      QuarkusTransaction.requiringNew().run(() -> volumes.insert(accepted));
    }
  }

  private static List<SortKey> randomKeys(Random random) {
    List<SortKey> keys = new ArrayList<>();
    for (String attribute : ATTRIBUTES) {
      if (random.nextInt(2) == 0) {
        keys.add(new SortKey(VolumeColumns.find(attribute).orElseThrow(), direction(random)));
      }
    }
    keys.add(new SortKey(VolumeColumns.ID, direction(random)));
    return keys;
  }

  private static Direction direction(Random random) {
    return random.nextBoolean() ? Direction.ASC : Direction.DESC;
  }

  private List<String> walk(Keyset order, int limit) {
    List<String> seen = new ArrayList<>();
    VolumeId marker = null;
    List<Volume> page = page(order, marker, limit);
    while (!page.isEmpty()) {
      page.forEach(volume -> seen.add(volume.id().value()));
      marker = page.getLast().id();
      page = page(order, marker, limit);
    }
    return seen;
  }

  private List<Volume> page(Keyset order, @Nullable VolumeId marker, int limit) {
    VolumeQuery query = new VolumeQuery(ofProject(), order, marker, limit, 0);
    return QuarkusTransaction.requiringNew().call(() -> volumes.list(query));
  }

  private List<VolumeCondition> ofProject() {
    Column column = VolumeColumns.find("project_id").orElseThrow();
    return List.of(new VolumeCondition.Equal(column, project));
  }

  private List<String> expected(List<SortKey> keys) {
    Comparator<Volume> order = comparator(keys.getFirst());
    for (SortKey key : keys.subList(1, keys.size())) {
      order = order.thenComparing(comparator(key));
    }
    Keyset any = Keyset.of(List.of(new SortKey(VolumeColumns.ID, Direction.ASC)));
    return page(any, null, 1000).stream().sorted(order).map(v -> v.id().value()).toList();
  }

  private static Comparator<Volume> comparator(SortKey key) {
    Comparator<Volume> ascending =
        switch (key.column().name()) {
          case "display_name" ->
              Comparator.comparing(
                  Volume::displayName, Comparator.nullsFirst(Comparator.naturalOrder()));
          case "host" ->
              Comparator.comparing(Volume::host, Comparator.nullsFirst(Comparator.naturalOrder()));
          case "size" -> Comparator.comparingInt(Volume::size);
          case "created_at" -> Comparator.comparing(Volume::createdAt);
          case "id" -> Comparator.comparing(volume -> volume.id().value());
          default -> throw new IllegalArgumentException(key.column().name());
        };
    return key.direction() == Direction.ASC ? ascending : ascending.reversed();
  }
}
