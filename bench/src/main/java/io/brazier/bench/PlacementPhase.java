package io.brazier.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Creates until they are `available`, in batches, and after each batch as many LVs of the same
/// size in the same volume group by a loop of `lvcreate` on the storage host.
final class PlacementPhase {

  /// A volume service that has made fewer volumes still compiles its code while it works.
  private static final int WARM_UP_BATCHES = 4;

  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Duration DELETE_PAUSE = Duration.ofMillis(200);

  private final Api api;
  private final LvLoop loop;
  private final String name;

  PlacementPhase(Api api, LvLoop loop, String name) {
    this.api = api;
    this.loop = loop;
    this.name = name;
  }

  /// One kind of pool.
  ///
  /// @param type the volume type that leads there
  /// @param batch how many volumes of 1 GiB at once; the pool must hold them
  record Kind(String name, String type, int batch) {}

  Report.Placement run(Kind kind, int rounds) {
    for (int round = 0; round < WARM_UP_BATCHES; round++) {
      batch(kind, new Sample()); // the first also waits behind whatever is under way
    }
    Sample created = new Sample();
    Sample looped = new Sample();
    for (int round = 0; round < rounds; round++) {
      Place place = batch(kind, created);
      looped.addRound(loop.run(place, kind.batch()));
    }
    return Report.Placement.of(kind.name(), Figure.of(kind.batch(), created), looped.perSecond());
  }

  /// Creates a batch, looks where it went, and deletes it.
  private Place batch(Kind kind, Sample into) {
    Sample sample = new Sample();
    long begun = System.nanoTime();
    Map<String, Long> sent = create(kind);
    awaitAvailable(sent, sample);
    sample.spanned(System.nanoTime() - begun);
    into.addRound(sample);
    Place place = loop.find(sent.keySet().iterator().next());
    sent.keySet().forEach(id -> api.call(api.deletion(id)));
    Poll.until("the volumes to be deleted", DELETE_PAUSE, LIMIT, () -> statuses().isEmpty());
    return place;
  }

  /// The volumes by id, and when each was asked for.
  private Map<String, Long> create(Kind kind) {
    Map<String, Long> sent = new ConcurrentHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < kind.batch(); i++) {
        threads.execute(() -> {
          long now = System.nanoTime();
          JsonNode answer = api.call(api.creation(name, kind.type()));
          sent.put(answer.path("volume").path("id").asText(), now);
        });
      }
    }
    if (sent.size() != kind.batch()) {
      throw new BenchFailure(
          "only %d of %d creates were accepted".formatted(sent.size(), kind.batch()));
    }
    return sent;
  }

  /// What is looked for is the end of `creating`, by one short request for the whole batch, so that
  /// looking costs the machine little; that it ended well is asked once.
  private void awaitAvailable(Map<String, Long> sent, Sample sample) {
    Map<String, Long> waiting = new HashMap<>(sent);
    Poll.until(
        "the volumes to be available",
        PAUSE,
        LIMIT,
        () -> {
          List<String> creating =
              volumes("/volumes?status=creating&limit=100").findValuesAsText("id");
          long now = System.nanoTime();
          for (String id : List.copyOf(waiting.keySet())) {
            if (!creating.contains(id)) {
              sample.succeeded(now - sent.getOrDefault(id, now));
              waiting.remove(id);
            }
          }
          return waiting.isEmpty();
        });
    Map<String, String> statuses = statuses();
    for (String id : sent.keySet()) {
      String status = statuses.getOrDefault(id, "gone");
      if (!status.equals("available")) {
        throw new BenchFailure("volume %s is %s".formatted(id, status));
      }
    }
  }

  private Map<String, String> statuses() {
    Map<String, String> found = new HashMap<>();
    for (JsonNode volume : volumes("/volumes/detail?limit=100")) {
      found.put(volume.path("id").asText(), volume.path("status").asText());
    }
    return found;
  }

  /// The run's volumes that a list shows.
  private JsonNode volumes(String list) {
    return api.call(api.reading(list + "&name=" + name)).path("volumes");
  }
}
