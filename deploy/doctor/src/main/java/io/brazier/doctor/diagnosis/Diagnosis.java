package io.brazier.doctor.diagnosis;

import java.util.List;

/// What an examination came to.
///
/// @param findings every difference, in the order of the checks
/// @param gaps what could not be compared and why, each a sentence
/// @param compared how much was looked at
public record Diagnosis(List<Finding> findings, List<String> gaps, Compared compared) {

  /// Copies the lists.
  public Diagnosis {
    findings = List.copyOf(findings);
    gaps = List.copyOf(gaps);
  }

  /// How much was looked at.
  ///
  /// @param volumes live ones
  /// @param logicalVolumes in the volume groups of the backends, without thin pools
  /// @param hosts whose disks were read
  /// @param queues that have to be there
  public record Compared(int volumes, int logicalVolumes, int hosts, int queues) {}

  /// Whether everything agrees and nothing was left out.
  public boolean isHealthy() {
    return findings.isEmpty() && gaps.isEmpty();
  }
}
