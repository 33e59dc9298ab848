package io.brazier.doctor.cli;

import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Repair;
import io.brazier.doctor.diagnosis.Unreachable;
import io.brazier.doctor.repair.RepairRepository;

/// A difference and what came of it.
record Treated(Finding finding, Treatment treatment) {

  /// Leaves it as it is.
  static Treated seen(Finding finding) {
    return new Treated(finding, new Treatment.Seen());
  }

  /// Mends it if it has one right answer.
  static Treated mended(Finding finding, RepairRepository repairs) {
    Repair repair = finding.repair();
    return repair == null ? seen(finding) : new Treated(finding, apply(repair, repairs));
  }

  private static Treatment apply(Repair repair, RepairRepository repairs) {
    try {
      return repairs.apply(repair) ? new Treatment.Mended(repair.deed()) : new Treatment.Gone();
    } catch (Unreachable e) {
      return new Treatment.Failed(String.valueOf(e.getMessage()));
    }
  }
}
