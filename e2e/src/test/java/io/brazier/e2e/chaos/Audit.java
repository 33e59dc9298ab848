package io.brazier.e2e.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.e2e.client.Project;
import io.brazier.e2e.inspect.Books;
import io.brazier.e2e.inspect.Checkup;
import io.brazier.e2e.inspect.Database;
import io.brazier.e2e.inspect.LogicalVolume;
import io.brazier.e2e.inspect.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Compares what clients were told with the API, the rows and the storage hosts, when everything
/// has come to rest.
final class Audit {

  private static final String ROWS =
      "select id || ' ' || status from volumes where project_id = ? and not deleted";
  private static final String ALL_ROWS =
      "select id from volumes where not deleted union all select id from snapshots where not deleted";
  private static final String POOL = "-pool";
  private static final String VOLUME = "volume-";
  private static final String SNAPSHOT = "_snapshot-";

  private final Project project;
  private final Database database;
  private final Storage storage;
  private final Cause cause;
  private final List<String> findings = new ArrayList<>();

  Audit(Project project, Database database, Storage storage) {
    this.project = project;
    this.database = database;
    this.storage = storage;
    this.cause = new Cause(database);
  }

  /// Everything that does not agree; empty if all is well.
  List<String> findings(Ledger ledger) {
    findings.addAll(ledger.contradictions());
    List<JsonNode> volumes = project.volumes();
    comparePromises(ledger.promises(), volumes);
    compareSnapshots(ledger.snapshots(), project.snapshots());
    compareRows(volumes);
    compareLogicalVolumes(volumes);
    try {
      new Books(database).balance(project.id());
    } catch (AssertionError e) {
      findings.add(e.getMessage());
    }
    findings.addAll(new Checkup(storage.brazier()).differences());
    return List.copyOf(findings);
  }

  private void comparePromises(Map<String, Promise> promises, List<JsonNode> volumes) {
    Map<String, List<JsonNode>> byTag =
        volumes.stream().collect(Collectors.groupingBy(volume -> text(volume, "description")));
    promises
        .values()
        .forEach(promise -> compare(promise, byTag.getOrDefault(promise.tag(), List.of())));
    byTag.forEach(
        (tag, found) -> expect(promises.containsKey(tag), "nobody asked for %s".formatted(found)));
  }

  private void compare(Promise promise, List<JsonNode> found) {
    expect(found.size() <= 1, "%s is there more than once: %s".formatted(promise, found));
    switch (promise.presence()) {
      case NEVER -> expect(found.isEmpty(), "%s was refused and is there".formatted(promise));
      case PERHAPS, PERHAPS_GOING -> {}
      case PRESENT ->
          expect(!found.isEmpty(), "%s was accepted and is not there".formatted(promise));
      case GOING ->
          found.forEach(volume ->
              expect(
                  !isWell(volume) || isExplained(volume), "%s is still there".formatted(promise)));
    }
    found.forEach(volume -> compare(promise, volume));
  }

  private void compare(Promise promise, JsonNode volume) {
    String id = promise.id();
    if (id != null) {
      expect(id.equals(text(volume, "id")), "%s has another id: %s".formatted(promise, volume));
    }
    expect(
        promise.mayBeCalled(text(volume, "name")),
        "%s has a wrong name: %s".formatted(promise, volume));
    expect(
        isWell(volume) || isExplained(volume),
        "%s has no cause for its status".formatted(describe(volume)));
  }

  private static boolean isWell(JsonNode volume) {
    return text(volume, "status").equals("available");
  }

  private boolean isExplained(JsonNode volume) {
    return cause.isStorage(text(volume, "id"));
  }

  private void compareSnapshots(Map<String, SnapshotPromise> promises, List<JsonNode> snapshots) {
    Set<String> listed =
        snapshots.stream().map(each -> text(each, "id")).collect(Collectors.toSet());
    promises
        .values()
        .forEach(promise ->
            expect(
                !promise.isPresent() || listed.contains(promise.id()),
                "%s was accepted and is not there".formatted(promise)));
    for (JsonNode snapshot : snapshots) {
      SnapshotPromise promise = promises.get(text(snapshot, "id"));
      expect(
          isExplained(snapshot) || (isWell(snapshot) && (promise == null || !promise.isGoing())),
          "%s has no cause for its status".formatted(describe(snapshot)));
      List<LogicalVolume> found =
          storage.of(text(snapshot, "id")).stream()
              .filter(lv -> lv.name().startsWith(SNAPSHOT))
              .toList();
      expect(
          found.size() == 1 || (found.isEmpty() && !isWell(snapshot)),
          "%s has the logical volumes %s".formatted(describe(snapshot), found));
    }
  }

  private void compareRows(List<JsonNode> volumes) {
    List<String> listed = volumes.stream().map(Audit::idAndStatus).sorted().toList();
    List<String> rows = database.texts(ROWS, project.id()).stream().sorted().toList();
    expect(listed.equals(rows), "the API lists %s, the rows are %s".formatted(listed, rows));
  }

  /// An available volume has one logical volume, one in error may have one, and there is no other.
  private void compareLogicalVolumes(List<JsonNode> volumes) {
    Map<String, List<LogicalVolume>> byName =
        storage.logicalVolumes().stream()
            .filter(lv -> !lv.name().endsWith(POOL))
            .collect(Collectors.groupingBy(LogicalVolume::name));
    for (JsonNode volume : volumes) {
      List<LogicalVolume> found = byName.getOrDefault(VOLUME + text(volume, "id"), List.of());
      expect(
          found.size() == 1 || (found.isEmpty() && !isWell(volume)),
          "%s has the logical volumes %s".formatted(describe(volume), found));
    }
    List<String> known =
        database.texts(ALL_ROWS).stream()
            .flatMap(id ->
                Stream.of(
                    VOLUME + id,
                    "added-" + id,
                    "deleted-" + id,
                    "clone-snap-" + id,
                    "reverted-" + id,
                    SNAPSHOT + id,
                    "deleted-snapshot-" + id))
            .toList();
    byName.forEach((name, found) ->
        expect(known.contains(name), "logical volumes of no volume: %s".formatted(found)));
  }

  private String describe(JsonNode volume) {
    return "%s, %s".formatted(idAndStatus(volume), cause.of(text(volume, "id")));
  }

  private static String idAndStatus(JsonNode volume) {
    return text(volume, "id") + ' ' + text(volume, "status");
  }

  private static String text(JsonNode volume, String field) {
    return volume.get(field).asText();
  }

  private void expect(boolean holds, String otherwise) {
    if (!holds) {
      findings.add(otherwise);
    }
  }
}
