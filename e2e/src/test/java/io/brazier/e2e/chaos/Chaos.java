package io.brazier.e2e.chaos;

import io.brazier.e2e.client.Project;
import io.brazier.e2e.instance.Brazier;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// Clients at work while things go wrong.
public final class Chaos {

  private static final int CLIENTS = 8;
  private final Brazier brazier;
  private final Project project;
  private final ChaosPlan plan;
  private final Ledger ledger = new Ledger();

  /// @param project an empty one
  public Chaos(Brazier brazier, Project project, long seed, Duration length) {
    this.brazier = brazier;
    this.project = project;
    this.plan = ChaosPlan.draw(seed, length, new Catalogue(brazier).byPlace());
  }

  /// What will happen.
  public String plan() {
    return plan.toString();
  }

  /// Lets it happen, and waits until everything has come to rest.
  ///
  /// @return what happened, and what was found
  public Result run() {
    Site site = new Site(brazier, project);
    Clients clients = new Clients();
    clients.start(
        CLIENTS, site.place(new AnyApi(site.apis())), new SplittableRandom(plan.seed()), ledger);
    FaultLog faults;
    try {
      faults = new FaultRunner().run(plan);
    } finally {
      clients.stop();
    }
    Duration settled = site.settle(ledger);
    List<String> findings =
        Stream.of(
                site.findings(ledger),
                new Floors(ledger, plan.length()).unreached(),
                new Excuses(faults, site.placesOfTheApi()).unexplained(ledger),
                faults.harmless())
            .flatMap(List::stream)
            .toList();
    return new Result(
        new ChaosReport(plan, faults, ledger.operations(), settled, findings).toString(), findings);
  }

  /// How a run went.
  ///
  /// @param report for people
  /// @param findings what does not agree
  public record Result(String report, List<String> findings) {

    public Result {
      findings = List.copyOf(findings);
    }
  }
}
