package io.brazier.bench;

import java.util.ArrayList;
import java.util.List;

/// One run: the phases in order, and everything as it was afterwards.
final class Run {

  private static final String ACCEPT_PHASE = "scheduler stopped, volume service idle";

  private final Target target;
  private final Script script;
  private final Plan plan;
  private final String name;
  private final Progress progress;

  /// What a run measures.
  ///
  /// @param accept null leaves the phase out
  /// @param placementRounds batches on each backend; 0 leaves them out
  /// @param batch volumes of 1 GiB at once
  /// @param rows how many volumes list and show find; 0 leaves the phase out
  /// @param scales how many volumes the lists at scale are of, each after the other
  /// @param restart whether services are restarted
  record Plan(
      AcceptPhase.Options accept,
      int placementRounds,
      int batch,
      int rows,
      int readClients,
      List<Integer> scales,
      boolean restart) {}

  /// Hears what is being done.
  interface Progress {
    void doing(String what);
  }

  /// @param name no volume of the instance may have it; all of the run do
  Run(Target target, Plan plan, String name, Progress progress) {
    this.target = target;
    this.script = new Script(target.script());
    this.plan = plan;
    this.name = name;
    this.progress = progress;
  }

  Report run() {
    try (Sql sql = new Sql(target.database())) {
      Traces traces = new Traces(sql, name);
      Machine machine = Surroundings.read(script.parts().get("api"), traces, ACCEPT_PHASE);
      try (var _ = traces.lift(target.project());
          var _ = traces.lift(name)) {
        return new Report(machine, accepts(traces), placements(traces), allReads(traces), starts());
      } finally {
        traces.forget();
      }
    }
  }

  /// Without scheduler: creates queue up, so that what is measured is accepting and no work on
  /// them.
  private List<Report.Accept> accepts(Traces traces) {
    if (plan.accept().clients().isEmpty()) {
      return List.of();
    }
    progress.doing("accepted creates and bare SQL");
    script.run("stop", "scheduler");
    try {
      return new AcceptPhase(target, name, plan.accept()).run(traces, name);
    } finally {
      traces.removeUnplaced(name);
      traces.removeUnplaced(target.project());
      script.run("start", "scheduler");
    }
  }

  private List<Report.Placement> placements(Traces traces) {
    List<Report.Placement> found = new ArrayList<>();
    if (plan.placementRounds() == 0) {
      return found;
    }
    PlacementPhase phase = new PlacementPhase(new Api(target), new LvLoop(script), name);
    progress.doing("create to available, thin");
    found.add(
        phase.run(
            new PlacementPhase.Kind("thin", traces.addType("LVM_thin"), plan.batch()),
            plan.placementRounds()));
    progress.doing("create to available, thick");
    found.add(
        phase.run(
            new PlacementPhase.Kind("thick", traces.addType("LVM"), plan.batch()),
            plan.placementRounds()));
    return found;
  }

  private List<Report.Read> allReads(Traces traces) {
    List<Report.Read> found = new ArrayList<>(reads(traces));
    for (int rows : plan.scales()) {
      progress.doing("lists of " + rows);
      try {
        found.addAll(new ScalePhase(target).run(traces, rows));
      } finally {
        traces.removeScale();
      }
    }
    return found;
  }

  private List<Report.Read> reads(Traces traces) {
    if (plan.rows() == 0) {
      return List.of();
    }
    progress.doing("list and show");
    try {
      return new ReadPhase(target, plan.readClients()).run(traces, plan.rows());
    } finally {
      traces.removeUnplaced(target.project());
    }
  }

  private List<Report.Start> starts() {
    if (!plan.restart()) {
      return List.of();
    }
    progress.doing("start-up");
    return new StartPhase(script).run();
  }
}
