package io.brazier.bench;

import java.util.List;

/// All that one run measured; its JSON is what `--json` writes.
///
/// @param machine where it ran
/// @param accepts creates accepted, by number of clients
/// @param placements creates until they are `available`, by kind of pool
/// @param reads list and show
/// @param services what a start takes
record Report(
    Machine machine,
    List<Accept> accepts,
    List<Placement> placements,
    List<Read> reads,
    List<Start> services) {

  Report {
    accepts = List.copyOf(accepts);
    placements = List.copyOf(placements);
    reads = List.copyOf(reads);
    services = List.copyOf(services);
  }

  /// Accepted creates beside the same rows by bare SQL.
  ///
  /// @param ratio of the two rates
  record Accept(Figure api, Figure sql, double ratio) {
    static Accept of(Figure api, Figure sql) {
      return new Accept(api, sql, Report.quotient(api.perSecond(), sql.perSecond()));
    }
  }

  /// Creates until `available` beside the same LVs by a loop of `lvcreate`.
  ///
  /// @param kind `thick` or `thin`
  /// @param figure its clients are how many volumes were asked for at once
  /// @param loopPerSecond LVs per second that the loop made
  /// @param ratio of the two rates
  record Placement(String kind, Figure figure, double loopPerSecond, double ratio) {
    static Placement of(String kind, Figure figure, double loopPerSecond) {
      return new Placement(
          kind, figure, loopPerSecond, Report.quotient(figure.perSecond(), loopPerSecond));
    }
  }

  /// A request that only reads.
  ///
  /// @param volumes how many volumes the project had
  record Read(String what, long volumes, Figure figure) {}

  /// A service's start.
  ///
  /// @param seconds from the start command until its health says ready
  /// @param residentMebibytes RSS right after that
  record Start(String service, double seconds, long residentMebibytes) {}

  private static double quotient(double measured, double limit) {
    return limit == 0 ? 0 : measured / limit;
  }
}
