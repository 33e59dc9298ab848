package io.brazier.e2e.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.e2e.chaos.Promise.Presence;
import io.brazier.e2e.client.Answer;
import io.brazier.e2e.client.Api;
import io.brazier.e2e.client.VolumeType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;

/// One client: asks at random, by one API service or another, and holds each answer against what it
/// was told before. Used by one thread.
final class Client {

  /// How many volumes a client has at most, so that a backlog does not outlast the faults for long.
  private static final int MOST_VOLUMES = 3;

  /// The same of snapshots.
  private static final int MOST_SNAPSHOTS = 2;

  private static final int THICK_ONE_IN = 5;
  private static final int MOST_GIB = 3;
  private static final Set<String> SETTLED = Set.of("available", "error", "error_extending");

  private final String name;
  private final SplittableRandom random;
  private final Entrance entrance;
  private final VolumeType thick;
  private final VolumeType thin;
  private final VolumeType alike;
  private final Ledger ledger;
  private final List<Promise> own = new ArrayList<>();
  private final List<SnapshotPromise> snapshots = new ArrayList<>();
  private int number;

  Client(Clients.Place place, String name, SplittableRandom random, Ledger ledger) {
    this.entrance = place.entrance();
    this.thick = place.thick();
    this.thin = place.thin();
    this.alike = place.alike();
    this.name = name;
    this.random = random;
    this.ledger = ledger;
  }

  /// One request, or two where one depends on what another says.
  void act() {
    own.removeIf(promise -> promise.presence() == Presence.NEVER);
    switch (random.nextInt(19)) {
      case 0, 1, 2 -> create();
      case 10 -> any().ifPresent(this::extend);
      case 11 -> any().ifPresent(this::snapshot);
      case 12, 13 -> anySnapshot().ifPresent(this::delete);
      case 14 -> any().ifPresent(this::copy);
      case 15 -> anySnapshot().ifPresent(this::revert);
      case 16 -> any().ifPresent(this::retype);
      case 17 -> any().ifPresent(this::transfer);
      case 18 -> anySnapshot().map(SnapshotPromise::volume).ifPresent(this::cascade);
      case 3, 4 -> any().ifPresent(this::delete);
      case 5 -> any().ifPresent(this::rename);
      case 6, 7 -> any().ifPresent(this::show);
      default -> list();
    }
  }

  private Optional<Promise> any() {
    List<Promise> known = own.stream().filter(promise -> promise.id() != null).toList();
    return known.isEmpty()
        ? Optional.empty()
        : Optional.of(known.get(random.nextInt(known.size())));
  }

  private void create() {
    VolumeType type = random.nextInt(THICK_ONE_IN) == 0 ? thick : thin;
    if (own.stream().filter(promise -> promise.id() != null).count() >= MOST_VOLUMES) {
      return;
    }
    String tag = name + '-' + ++number;
    Promise promise = ledger.promise(tag, tag);
    promise.mayBeOf(type.name());
    Reply reply = send(Operation.CREATE, api -> api.post("/volumes", body(tag, type)));
    switch (reply) {
      case Reply.Told told when told.isDone() -> {
        promise.accepted(told.answer().json().at("/volume/id").asText());
        own.add(promise);
      }
      case Reply.Told told -> {
        promise.become(Presence.NEVER);
        ledger.contradict("create of %s was refused: %s".formatted(tag, told.answer()));
      }
      case Reply.Unsure _ -> {}
    }
  }

  /// A volume from another that is available, or from a snapshot of it. From then on it may be that
  /// nothing else can be done to that for a while.
  private void copy(Promise source) {
    Optional<JsonNode> shown =
        show(source).filter(volume -> volume.get("status").asText().equals("available"));
    if (shown.isEmpty() || own.size() >= MOST_VOLUMES) {
      return;
    }
    String tag = name + '-' + ++number;
    String from =
        snapshots.stream()
            .filter(snapshot -> snapshot.volume() == source && snapshot.isPresent())
            .findFirst()
            .map(snapshot -> "\"snapshot_id\": \"" + snapshot.id() + '"')
            .orElse("\"source_volid\": \"" + source.id() + '"');
    String body =
        "{\"volume\": {%s, \"name\": \"%s\", \"description\": \"%s\"}}".formatted(from, tag, tag);
    source.perhapsBusy();
    Promise promise = ledger.promise(tag, tag);
    promise.mayBeOfTypesOf(source);
    for (int gib = 1; gib <= MOST_GIB; gib++) {
      promise.mayGrow(gib);
    }
    switch (send(Operation.CLONE, api -> api.post("/volumes", body))) {
      case Reply.Told told when told.isDone() -> {
        promise.accepted(told.answer().json().at("/volume/id").asText());
        own.add(promise);
      }
      case Reply.Told _ -> promise.become(Presence.NEVER); // its source is not ready any more
      case Reply.Unsure _ -> {}
    }
  }

  /// A volume becomes its snapshot, if that is the latest and as large as it.
  private void revert(SnapshotPromise snapshot) {
    Promise promise = snapshot.volume();
    promise.perhapsBusy();
    snapshot.perhapsBusy();
    String body = "{\"revert\": {\"snapshot_id\": \"%s\"}}".formatted(snapshot.id());
    send(Operation.REVERT, api -> api.at("3.40").post(path(promise) + "/action", body));
  }

  private static String body(String tag, VolumeType type) {
    return """
    {"volume": {"size": 1, "name": "%s", "description": "%s", "volume_type": "%s"}}
    """
        .formatted(tag, tag, type.name());
  }

  private Optional<SnapshotPromise> anySnapshot() {
    return snapshots.isEmpty()
        ? Optional.empty()
        : Optional.of(snapshots.get(random.nextInt(snapshots.size())));
  }

  /// A volume that is available has a snapshot made. From then on it may be that it cannot be
  /// deleted, or that it does not grow.
  private void snapshot(Promise promise) {
    boolean available =
        show(promise).filter(shown -> shown.get("status").asText().equals("available")).isPresent();
    if (!available || snapshots.size() >= MOST_SNAPSHOTS) {
      return;
    }
    String body = "{\"snapshot\": {\"volume_id\": \"%s\"}}".formatted(promise.id());
    switch (send(Operation.SNAPSHOT, api -> api.post("/snapshots", body))) {
      case Reply.Told told when told.isDone() -> {
        promise.perhapsBusy();
        String id = told.answer().json().at("/snapshot/id").asText();
        snapshots.add(ledger.snapshot(id, promise));
      }
      case Reply.Told told when told.status() == 404 -> missing(promise);
      case Reply.Told told
          when promise.presence() == Presence.PRESENT && !promise.isPerhapsBusy() ->
          ledger.contradict("snapshot of %s was refused: %s".formatted(promise, told.answer()));
      case Reply.Told _ -> {}
      case Reply.Unsure _ -> promise.perhapsBusy();
    }
  }

  /// A snapshot that is there and settled can be deleted, unless its owner deletes it already.
  private void delete(SnapshotPromise snapshot) {
    String path = "/snapshots/" + snapshot.id();
    if (!(send(Operation.SHOW, api -> api.get(path)) instanceof Reply.Told shown)) {
      return;
    }
    if (shown.status() == 404) {
      missing(snapshot);
      return;
    }
    String status = shown.answer().json().at("/snapshot/status").asText();
    if (!SETTLED.contains(status)) {
      return;
    }
    switch (send(Operation.SNAPSHOT_DELETE, api -> api.delete(path))) {
      case Reply.Told told when told.isDone() -> snapshot.goes();
      case Reply.Told told when told.status() == 404 -> missing(snapshot);
      case Reply.Told told when snapshot.isPresent() && !snapshot.isPerhapsBusy() ->
          ledger.contradict("delete of %s was refused: %s".formatted(snapshot, told.answer()));
      case Reply.Told _ -> {}
      case Reply.Unsure _ -> snapshot.perhapsGoes();
    }
  }

  private void missing(SnapshotPromise snapshot) {
    if (snapshot.isPresent()) {
      ledger.contradict("%s is not found".formatted(snapshot));
    }
    snapshots.remove(snapshot);
  }

  /// A volume that is being made cannot be deleted; one that is there can, unless the owner deletes
  /// it already, or it has snapshots.
  private void delete(Promise promise) {
    Optional<SnapshotPromise> first =
        snapshots.stream().filter(snapshot -> snapshot.volume() == promise).findFirst();
    if (first.isPresent()) {
      delete(first.get());
    } else {
      remove(promise, Operation.DELETE, path(promise));
    }
  }

  /// A volume goes and takes its snapshots along.
  private void cascade(Promise promise) {
    remove(promise, Operation.CASCADE, path(promise) + "?cascade=true");
  }

  private void remove(Promise promise, Operation operation, String path) {
    if (!isSettled(promise)) {
      return;
    }
    List<SnapshotPromise> along =
        snapshots.stream().filter(snapshot -> snapshot.volume() == promise).toList();
    switch (send(operation, api -> api.delete(path))) {
      case Reply.Told told when told.isDone() -> {
        promise.become(Presence.GOING);
        along.forEach(SnapshotPromise::goes);
      }
      case Reply.Told told
          when promise.presence() == Presence.PRESENT && !promise.isPerhapsBusy() ->
          ledger.contradict("delete of %s was refused: %s".formatted(promise, told.answer()));
      case Reply.Told told when told.status() == 404 -> gone(promise);
      case Reply.Told _ -> {}
      case Reply.Unsure _ -> {
        if (promise.presence() == Presence.PRESENT) {
          promise.become(Presence.PERHAPS_GOING);
        }
        along.forEach(SnapshotPromise::perhapsGoes);
      }
    }
  }

  private boolean isSettled(Promise promise) {
    return show(promise)
        .map(volume -> volume.get("status").asText())
        .filter(SETTLED::contains)
        .isPresent();
  }

  /// A volume that is available grows by one GiB, unless its owner deletes it already. Whether
  /// there is room turns out later.
  private void extend(Promise promise) {
    int size = available(promise).map(shown -> shown.get("size").asInt() + 1).orElse(MOST_GIB + 1);
    if (size > MOST_GIB) {
      return;
    }
    promise.mayGrow(size);
    String body = "{\"os-extend\": {\"new_size\": %d}}".formatted(size);
    Reply reply = send(Operation.EXTEND, api -> api.post(path(promise) + "/action", body));
    expectDone("extend", promise, reply);
  }

  private Optional<JsonNode> available(Promise promise) {
    return show(promise).filter(shown -> shown.get("status").asText().equals("available"));
  }

  /// An available volume gets another type, unless its pool does not serve it: that turns out
  /// later.
  private void retype(Promise promise) {
    VolumeType wanted = List.of(thick, thin, alike).get(random.nextInt(3));
    boolean other =
        available(promise)
            .filter(shown -> !shown.get("volume_type").asText().equals(wanted.name()))
            .isPresent();
    if (!other) {
      return;
    }
    promise.mayBeOf(wanted.name());
    String body = "{\"os-retype\": {\"new_type\": \"%s\"}}".formatted(wanted.name());
    Reply reply = send(Operation.RETYPE, api -> api.post(path(promise) + "/action", body));
    expectDone("retype", promise, reply);
  }

  /// An available volume is offered, and taken by its own project or taken back.
  private void transfer(Promise promise) {
    if (available(promise).isEmpty()) {
      return;
    }
    String body = "{\"transfer\": {\"volume_id\": \"%s\"}}".formatted(promise.id());
    Reply reply = send(Operation.TRANSFER, api -> api.post("/volume-transfers", body));
    expectDone("offer", promise, reply);
    if (reply instanceof Reply.Told told && told.isDone()) {
      JsonNode offer = told.answer().json().get("transfer");
      expectDone("end of an offer", promise, end(offer));
    }
  }

  private Reply end(JsonNode offer) {
    String path = "/volume-transfers/" + offer.get("id").asText();
    String body = "{\"accept\": {\"auth_key\": \"%s\"}}".formatted(offer.get("auth_key").asText());
    return random.nextBoolean()
        ? send(Operation.TRANSFER, api -> api.post(path + "/accept", body))
        : send(Operation.TRANSFER, api -> api.delete(path));
  }

  /// What nothing stands against is not refused.
  private void expectDone(String what, Promise promise, Reply reply) {
    switch (reply) {
      case Reply.Told told when told.isDone() -> {}
      case Reply.Told told when told.status() == 404 -> missing(promise);
      case Reply.Told told
          when promise.presence() == Presence.PRESENT && !promise.isPerhapsBusy() ->
          ledger.contradict("%s of %s was refused: %s".formatted(what, promise, told.answer()));
      case Reply.Told _ -> {}
      case Reply.Unsure _ -> promise.perhapsBusy();
    }
  }

  private void rename(Promise promise) {
    String next = promise.tag() + '-' + random.nextInt(1000);
    String body = "{\"volume\": {\"name\": \"%s\"}}".formatted(next);
    switch (send(Operation.RENAME, api -> api.put(path(promise), body))) {
      case Reply.Told told when told.isDone() -> promise.renamed(next);
      case Reply.Told told when told.status() == 404 -> missing(promise);
      case Reply.Told told ->
          ledger.contradict("rename of %s: %s".formatted(promise, told.answer()));
      case Reply.Unsure _ -> promise.perhapsRenamed(next);
    }
  }

  private Optional<JsonNode> show(Promise promise) {
    switch (send(Operation.SHOW, api -> api.get(path(promise)))) {
      case Reply.Told told when told.isDone() -> {
        JsonNode volume = told.answer().json().get("volume");
        if (!promise.mayBeCalled(volume.get("name").asText())) {
          ledger.contradict("%s is shown as %s".formatted(promise, volume));
        }
        if (!promise.mayHaveSize(volume.get("size").asInt())) {
          ledger.contradict("%s has a size that nobody asked for: %s".formatted(promise, volume));
        }
        if (!promise.mayHaveType(volume.get("volume_type").asText())) {
          ledger.contradict("%s has a type that nobody asked for: %s".formatted(promise, volume));
        }
        return Optional.of(volume);
      }
      case Reply.Told told when told.status() == 404 -> missing(promise);
      case Reply.Told told -> ledger.contradict("show of %s: %s".formatted(promise, told.answer()));
      case Reply.Unsure _ -> {}
    }
    return Optional.empty();
  }

  /// What was there before the list was asked for, and is not being deleted, is in it.
  private void list() {
    List<Promise> before =
        own.stream().filter(promise -> promise.presence() == Presence.PRESENT).toList();
    if (send(Operation.LIST, api -> api.get("/volumes/detail")) instanceof Reply.Told told) {
      Set<String> listed = new HashSet<>(told.answer().json().findValuesAsText("id"));
      before.stream()
          .filter(promise -> !listed.contains(promise.id()))
          .forEach(promise -> ledger.contradict("%s is not in a list".formatted(promise)));
    }
  }

  private void missing(Promise promise) {
    if (promise.presence() == Presence.PRESENT) {
      ledger.contradict("%s is not found".formatted(promise));
    }
    gone(promise);
  }

  private void gone(Promise promise) {
    own.remove(promise);
  }

  private Reply send(Operation operation, Function<Api, Answer> request) {
    long sentNanos = System.nanoTime();
    Reply reply = entrance.send(random, request);
    ledger.count(operation, reply, Span.since(sentNanos));
    return reply;
  }

  private static String path(Promise promise) {
    return "/volumes/" + promise.id();
  }
}
