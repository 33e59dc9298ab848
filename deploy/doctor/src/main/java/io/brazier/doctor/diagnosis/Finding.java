package io.brazier.doctor.diagnosis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A difference between two things that must agree.
///
/// @param promise what it breaks
/// @param sentence what is different, with every id
/// @param ids of the rows, logical volumes, targets or queues that it is about
/// @param repair what mends it, null where there is more than one answer
public record Finding(Promise promise, String sentence, List<String> ids, @Nullable Repair repair) {

  /// Copies the list.
  public Finding {
    ids = List.copyOf(ids);
  }

  /// A difference that people have to judge.
  public static Finding of(Promise promise, String sentence, String... ids) {
    return new Finding(promise, sentence, List.of(ids), null);
  }

  /// The same difference with its one right answer.
  public Finding mendedBy(Repair answer) {
    return new Finding(promise, sentence, ids, answer);
  }

  /// The promise and the difference in one sentence.
  @Override
  public String toString() {
    return "%s (%s): %s".formatted(promise, promise.sentence(), sentence);
  }
}
