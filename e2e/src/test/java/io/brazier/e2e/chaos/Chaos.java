package io.brazier.e2e.chaos;

import static io.brazier.e2e.instance.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.e2e.client.Api;
import io.brazier.e2e.client.Project;
import io.brazier.e2e.inspect.Database;
import io.brazier.e2e.inspect.Storage;
import io.brazier.e2e.instance.Brazier;
import io.brazier.e2e.instance.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.awaitility.core.ConditionTimeoutException;

/// Clients at work while things go wrong.
public final class Chaos {

  private static final int CLIENTS = 8;
  private static final Duration READY = Duration.ofMinutes(5);

  /// In which every accepted request must have ended once all is well again.
  private static final Duration SETTLED = Duration.ofSeconds(60);

  /// After which a request that has not ended never will.
  private static final Duration NEVER = Duration.ofMinutes(8);

  private static final Set<String> UNDER_WAY = Set.of("creating", "deleting");

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
    Clients clients = new Clients();
    clients.start(CLIENTS, place(), new SplittableRandom(plan.seed()), ledger);
    FaultLog faults;
    try {
      faults = new FaultRunner().run(plan);
    } finally {
      clients.stop();
    }
    eventually("all parts are ready", READY, () -> assertThat(brazier.isReady()).isTrue());
    List<String> findings = new ArrayList<>();
    Duration settled = settle(findings);
    findings.addAll(
        new Audit(project, Database.of(brazier), new Storage(brazier)).findings(ledger));
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

  private Clients.Place place() {
    Map<Part, Integer> ports = brazier.ports();
    List<Api> apis =
        brazier.apis().stream()
            .map(part -> project.api().on("http://127.0.0.1:%d/v3".formatted(ports.get(part))))
            .toList();
    return new Clients.Place(apis, project.thick(), project.thin());
  }

  /// Late is told from never.
  private Duration settle(List<String> findings) {
    long startedNanos = System.nanoTime();
    try {
      eventually("every request has ended", NEVER, () -> assertThat(underWay()).isEmpty());
    } catch (ConditionTimeoutException _) {
      findings.add("never ended: %s".formatted(underWay()));
    }
    Duration settled = Duration.ofNanos(System.nanoTime() - startedNanos);
    if (settled.compareTo(SETTLED) > 0) {
      findings.add("ended after %s, which is more than %s".formatted(settled, SETTLED));
    }
    return settled;
  }

  private List<String> underWay() {
    return project.volumes().stream()
        .filter(volume -> UNDER_WAY.contains(volume.get("status").asText()))
        .map(volume -> volume.get("id").asText() + ' ' + volume.get("status").asText())
        .toList();
  }
}
