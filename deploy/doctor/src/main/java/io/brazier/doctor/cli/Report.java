package io.brazier.doctor.cli;

import io.brazier.doctor.diagnosis.Diagnosis;
import java.util.List;

/// What the command tells.
///
/// @param differences every difference and what came of it
/// @param gaps what could not be compared
/// @param compared how much was looked at
record Report(List<Treated> differences, List<String> gaps, Diagnosis.Compared compared) {

  private static final int WELL = 0;
  private static final int DIFFERENT = 1;
  private static final int INCOMPLETE = 2;

  Report {
    differences = List.copyOf(differences);
    gaps = List.copyOf(gaps);
  }

  /// 2 if something could not be compared, 1 if a difference is left, else 0.
  int exitStatus() {
    if (!gaps.isEmpty()) {
      return INCOMPLETE;
    }
    return open() == 0 ? WELL : DIFFERENT;
  }

  /// How many differences are left.
  long open() {
    return differences.stream().filter(each -> each.treatment().isOpen()).count();
  }

  /// How many differences have one right answer.
  long mendable() {
    return differences.stream().filter(each -> each.finding().repair() != null).count();
  }
}
