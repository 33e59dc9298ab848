package io.brazier.doctor.why;

import io.brazier.backend.ServiceBinary;
import io.brazier.bus.Topic;
import io.brazier.doctor.rows.ServiceRow;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Why an operation is not over yet, and what to do about it.
///
/// @param history what is known
/// @param downTime a service counts as alive if its last heartbeat is younger
record Standing(History history, Duration downTime) {

  private static final String BACKEND = ServiceBinary.CINDER_VOLUME.wireName() + ".";
  private static final String SLOW = ".slow";

  /// In sentences.
  String of(History.Accepted operation) {
    return history
        .workerOf(operation)
        .map(this::of)
        .orElse(
            "Nobody works on it, and its record has no end: its work was lost. Let `brazier doctor"
                + " --repair` end it.");
  }

  private String of(History.Worker worker) {
    Instant until = worker.leaseUntil();
    if (until != null && until.isAfter(history.readAt())) {
      return held(worker, until);
    }
    return (until == null ? waiting(worker) : left(worker, until)) + " " + whatToDo(worker);
  }

  private String held(History.Worker worker, Instant until) {
    return "%s is at work on it, attempt %d, until %s, or longer if it lives.%s%s Wait; if it dies,"
            .formatted(
                worker.leaseOwner(),
                worker.attempt(),
                Words.moment(until),
                progress(worker),
                error(worker))
        + " the work goes on elsewhere after that.";
  }

  private String left(History.Worker worker, Instant until) {
    return "%s held it until %s and let it go: it died or lost the database, and nobody has taken it since.%s"
        .formatted(worker.leaseOwner(), Words.moment(until), error(worker));
  }

  private String waiting(History.Worker worker) {
    Instant castAt = worker.castAt();
    if (castAt != null) {
      return "It was cast to `%s` %s ago (%d times), and nobody took it.%s"
          .formatted(
              worker.topic(),
              Words.span(castAt, history.readAt()),
              worker.castCount(),
              error(worker));
    }
    return worker.lastError() != null && worker.dueAt().isAfter(history.readAt())
        ? "It rests after attempt %d failed.%s".formatted(worker.attempt(), error(worker))
        : "It is not cast to `%s` yet.%s".formatted(worker.topic(), error(worker));
  }

  private static String progress(History.Worker worker) {
    @Nullable Integer progress = worker.progress();
    return progress == null ? "" : " %d %% are done.".formatted(progress);
  }

  private static String error(History.Worker worker) {
    @Nullable String error = worker.lastError();
    return error == null ? "" : " The last error: " + error + ".";
  }

  private String whatToDo(History.Worker worker) {
    if (history.services().stream().noneMatch(service -> isAlive(service, worker.topic()))) {
      return start(worker.topic());
    }
    return worker.dueAt().isAfter(history.readAt())
        ? "Wait; it is cast again at %s.".formatted(Words.moment(worker.dueAt()))
        : "It should have been cast at %s: look whether the broker answers, and at the logs of who reads `%s`."
            .formatted(Words.moment(worker.dueAt()), worker.topic());
  }

  private boolean isAlive(ServiceRow service, String topic) {
    boolean reads =
        topic.equals(Topic.SCHEDULER.name())
            ? service.binary().equals(ServiceBinary.CINDER_SCHEDULER.wireName())
            : service.binary().equals(ServiceBinary.CINDER_VOLUME.wireName())
                && service.host().equals(backendOf(topic));
    return reads && service.beatAt().isAfter(history.readAt().minus(downTime));
  }

  private static String start(String topic) {
    return topic.equals(Topic.SCHEDULER.name())
        ? "No scheduler is alive: start one."
        : "The volume service of %s is not alive: start it on %s."
            .formatted(backendOf(topic), backendOf(topic).split("@", 2)[0]);
  }

  /// `HOST@BACKEND`.
  private static String backendOf(String topic) {
    String backend = topic.startsWith(BACKEND) ? topic.substring(BACKEND.length()) : topic;
    return backend.endsWith(SLOW)
        ? backend.substring(0, backend.length() - SLOW.length())
        : backend;
  }
}
