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

  /// The connection broke, or the API does not know itself.
  record Nothing(String why) implements Reply {}

  /// Sends a request.
  static Reply to(Supplier<Answer> request) {
    try {
      Answer answer = request.get();
      return answer.status() >= 500
          ? new Nothing(Integer.toString(answer.status()))
          : new Told(answer);
    } catch (UncheckedIOException e) {
      return new Nothing(String.valueOf(e.getCause()));
    }
  }

  default End end() {
    return switch (this) {
      case Told told -> told.isDone() ? End.DONE : End.REFUSED;
      case Nothing _ -> End.UNKNOWN;
    };
  }
}
