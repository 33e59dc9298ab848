package io.brazier.doctor.why;

import io.brazier.doctor.rows.ServiceRow;
import io.brazier.operation.Operation;
import io.brazier.resource.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the history of one volume; each thing comes 10 ms after the one before it.
final class HistorySample {

  static final String VOLUME = "11111111-2222-4333-8444-555555555555";
  static final String SCHEDULER = "cinder-scheduler";
  static final String ONE = "cinder-volume.storage-1@lvm";
  static final String TWO = "cinder-volume.storage-2@lvm";

  private static final Instant BEGIN = Instant.parse("2026-11-28T12:00:01Z");

  private Instant now = BEGIN;
  private final List<History.Accepted> operations = new ArrayList<>();
  private final List<History.Event> events = new ArrayList<>();
  private final List<History.Worker> workers = new ArrayList<>();
  private final List<ServiceRow> services = new ArrayList<>();
  private final List<History.Subject> subjects = new ArrayList<>();
  private final List<History.Message> messages = new ArrayList<>();

  HistorySample accepted(Operation operation) {
    operations.add(
        new History.Accepted(
            operations.size() + 1,
            operation.on(VOLUME),
            operation.word(),
            "req-" + (operations.size() + 1),
            "project",
            List.of(new History.Step("ExtractVolumeRequestTask", 3100)),
            now));
    return this;
  }

  HistorySample taken(String topic, int attempt) {
    return event("taken", topic, attempt, null, null, List.of());
  }

  HistorySample handedOn(String topic, String cause) {
    return event(
        "handed_on", topic, 1, null, cause, List.of(new History.Step("ScheduleTask", 500)));
  }

  HistorySample ended(String topic, String outcome, @Nullable String cause) {
    return event(
        "ended", topic, 1, outcome, cause, List.of(new History.Step("VolumeCastTask", 123_456)));
  }

  HistorySample came(String kind, String topic, @Nullable String cause) {
    return event(kind, topic, 1, null, cause, List.of());
  }

  private HistorySample event(
      String kind,
      String topic,
      int attempt,
      @Nullable String outcome,
      @Nullable String cause,
      List<History.Step> steps) {
    now = now.plusMillis(10);
    events.add(
        new History.Event(
            operations.size(),
            kind,
            topic,
            attempt,
            topic + "/holder",
            outcome,
            cause,
            steps,
            now));
    return this;
  }

  HistorySample held(String topic, Duration left) {
    return worker(topic, null, null, left, topic + "/holder");
  }

  /// How far the last work is.
  HistorySample done(int percent) {
    History.Worker last = workers.removeLast();
    workers.add(
        new History.Worker(
            last.id(),
            last.topic(),
            last.attempt(),
            last.lastError(),
            last.castAt(),
            last.castCount(),
            last.dueAt(),
            last.leaseOwner(),
            last.leaseUntil(),
            percent));
    return this;
  }

  HistorySample cast(String topic, @Nullable Duration ago) {
    return worker(topic, null, ago, Duration.ofSeconds(15), null);
  }

  HistorySample resting(String topic, String error, Duration pause) {
    return worker(topic, error, null, pause, null);
  }

  private HistorySample worker(
      String topic,
      @Nullable String error,
      @Nullable Duration castAgo,
      Duration due,
      @Nullable String owner) {
    workers.add(
        new History.Worker(
            operations.size(),
            topic,
            1,
            error,
            castAgo == null ? null : now.minus(castAgo),
            castAgo == null ? 0 : 3,
            now.plus(due),
            owner,
            owner == null ? null : now.plus(due),
            null));
    return this;
  }

  HistorySample service(String host, String binary, Duration sinceBeat) {
    services.add(new ServiceRow(host, binary, now.minus(sinceBeat)));
    return this;
  }

  HistorySample is(Status status) {
    subjects.add(new History.Subject(VOLUME, status.word(), 2));
    return this;
  }

  HistorySample told(String cause) {
    messages.add(new History.Message(VOLUME, "req-" + operations.size(), cause));
    return this;
  }

  String story() {
    return Story.of(
        new History(now, operations, events, workers, services, subjects, messages),
        Duration.ofMinutes(1));
  }
}
