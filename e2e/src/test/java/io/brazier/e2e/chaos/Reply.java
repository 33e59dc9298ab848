package io.brazier.e2e.chaos;

import io.brazier.e2e.client.Answer;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/// An answer, or none.
sealed interface Reply {

  /// The API answered, and says what happened.
  record Told(Answer answer) implements Reply {

    int status() {
      return answer.status();
    }

    boolean isDone() {
      return status() < 300;
    }
  }

  /// It may have happened or not.
  sealed interface Unsure extends Reply {}

  /// The API answered that it failed: 5xx.
  record Broken(Answer answer) implements Unsure {}

  /// The connection broke.
  record Nothing(String why) implements Unsure {}

  /// Sends a request.
  static Reply to(Supplier<Answer> request) {
    try {
      return of(request.get());
    } catch (UncheckedIOException e) {
      return new Nothing(String.valueOf(e.getCause()));
    }
  }

  /// What an answer says.
  static Reply of(Answer answer) {
    return answer.status() >= 500 ? new Broken(answer) : new Told(answer);
  }

  default End end() {
    return switch (this) {
      case Told told -> told.isDone() ? End.DONE : End.REFUSED;
      case Broken _ -> End.BROKEN;
      case Nothing _ -> End.UNKNOWN;
    };
  }
}
