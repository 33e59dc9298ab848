package io.brazier.quota;

import java.util.List;

/// Finds what stands of one resource.
final class QuotaStandings {

  private QuotaStandings() {}

  /// @param resource its name; it must be there
  static QuotaStanding standing(List<QuotaStanding> standings, String resource) {
    return standings.stream()
        .filter(standing -> standing.resource().name().equals(resource))
        .findFirst()
        .orElseThrow();
  }
}
