package io.brazier.doctor.why;

import io.brazier.bus.Topic;
import io.brazier.volume.VolumeStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Tells what became of operations: who did what for how long, how it ended, and what to do.
final class Story {

  private static final String COME = "    -> ";
  private static final String MORE = "         ";

  private final History history;
  private final Standing standing;
  private final List<String> lines = new ArrayList<>();

  private Story(History history, Duration downTime) {
    this.history = history;
    this.standing = new Standing(history, downTime);
  }

  /// In lines, the newest operation last.
  ///
  /// @param downTime a service counts as alive if its last heartbeat is younger
  static String of(History history, Duration downTime) {
    Story story = new Story(history, downTime);
    history.operations().forEach(story::tell);
    return String.join("\n", story.lines);
  }

  private void tell(History.Accepted operation) {
    lines.add(
        "%s of %s, request %s, accepted %s (project %s)"
            .formatted(
                operation.operation(),
                thing(operation),
                operation.requestId(),
                Words.moment(operation.at()),
                operation.projectId()));
    lines.add("  api");
    steps(operation.steps());
    events(operation);
    lines.add(
        history
            .endOf(operation)
            .map(end -> ended(operation, end))
            .orElseGet(() -> "It goes on. " + standing.of(operation)));
  }

  private static String thing(History.Accepted operation) {
    return operation.resource().toString().toLowerCase(Locale.ROOT);
  }

  private void steps(List<History.Step> steps) {
    steps.forEach(
        step -> lines.add("      %-36s %s".formatted(step.task(), Words.micros(step.micros()))));
  }

  private void events(History.Accepted operation) {
    Instant since = operation.at();
    boolean held = false;
    for (History.Event event : history.eventsOf(operation).toList()) {
      if (event.is("taken")) {
        take(event, since, held);
      } else {
        steps(event.steps());
        come(event, event.is("ended") ? operation.at() : since);
      }
      held = event.is("taken");
      since = event.at();
    }
  }

  /// @param held whether somebody had it until then, and did not say that it was over
  private void take(History.Event event, Instant since, boolean held) {
    if (held) {
      lines.add(COME + "its holder said no more, and the lease ran out");
    }
    lines.add(
        "  %s  attempt %d by %s, waited %s"
            .formatted(
                event.topic(), event.attempt(), event.holder(), Words.span(since, event.at())));
  }

  private void come(History.Event event, Instant since) {
    String after = " after " + Words.span(since, event.at());
    String what =
        switch (event.kind()) {
          case "handed_on" -> "handed on to " + event.topic() + after;
          case "failed" -> "failed" + after + ", to be tried again";
          case "released" -> "given back as not tried" + after + ": its service was stopped";
          case "recovered" ->
              "taken back" + after + " by its service, which had ended and started anew";
          case "ended" -> event.outcome() + after + " in all";
          default -> event.kind() + after;
        };
    lines.add(COME + what);
    because(event);
  }

  /// Where it was placed and what was left out, or why not: a pool and filter a line.
  private void because(History.Event event) {
    List<String> cause = event.cause() == null ? List.of() : Words.lines(event.cause());
    boolean placed = event.is("handed_on") && !event.topic().equals(Topic.SCHEDULER.name());
    for (int i = 0; i < cause.size(); i++) {
      String label = placed ? (i == 0 ? "placed on " : "left out: ") : "";
      lines.add(MORE + label + cause.get(i));
    }
  }

  private String ended(History.Accepted operation, History.Event end) {
    String now =
        history
            .subjectOf(operation)
            .map(subject -> "It is `%s`.".formatted(subject.status()))
            .orElse("It is gone.");
    return "failed".equals(end.outcome()) ? now + advice(operation, end) : now;
  }

  private String advice(History.Accepted operation, History.Event end) {
    Optional<History.Subject> subject = history.subjectOf(operation);
    if (subject.isEmpty() || !isAsLeft(operation, subject.get())) {
      return "";
    }
    String told = end.cause() == null ? history.toldOf(operation).map(" "::concat).orElse("") : "";
    return told + " " + whatToDo(end, subject.get());
  }

  /// Whether nothing else has happened to it since.
  private boolean isAsLeft(History.Accepted operation, History.Subject subject) {
    return history.operations().stream()
            .filter(each -> each.resource().equals(operation.resource()))
            .reduce((_, last) -> last)
            .filter(operation::equals)
            .isPresent()
        && !subject.status().equals(VolumeStatus.DELETING.word());
  }

  private static String whatToDo(History.Event end, History.Subject subject) {
    boolean broken = subject.status().equals(VolumeStatus.ERROR.word());
    if (end.topic().equals(Topic.SCHEDULER.name())) {
      return (broken ? "Delete it, and ask" : "Ask")
          + " for a smaller size or another type, or look at the pools that refused it: their free"
          + " space, their service, what they report.";
    }
    if (broken) {
      return "Delete it, look at its backend, and create it again.";
    }
    return subject.status().equals(VolumeStatus.ERROR_DELETING.word())
        ? "Look at its backend, and delete it again; an administrator may force it."
        : ("Look at its backend; delete it, or reset its status once its storage has the %d GiB that"
                + " it says.")
            .formatted(subject.sizeGib());
  }
}
