package io.brazier.e2e.chaos;

import io.brazier.e2e.client.Project;
import io.brazier.e2e.instance.Brazier;
import io.brazier.e2e.instance.Part;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// Every service is restarted, one after the other, as an update does it, while clients work.
public final class RollingRestart {

  /// They make twenty requests a second: half of a second passes between two of one, and some turns
  /// find nothing to do.
  private static final int CLIENTS = 10;

  private final Brazier brazier;
  private final Project project;
  private final Ledger ledger = new Ledger();
  private Duration length = Duration.ZERO;

  /// The restart of an instance's services.
  ///
  /// @param project an empty one
  public RollingRestart(Brazier brazier, Project project) {
    this.brazier = brazier;
    this.project = project;
  }

  /// Does it, and waits until everything has come to rest.
  ///
  /// @return everything that a client or an administrator could complain about
  public List<String> run(long seed) {
    Site site = new Site(brazier, project);
    Clients clients = new Clients();
    long startedNanos = System.nanoTime();
    try (LoadBalancer balancer = new LoadBalancer(site.servers())) {
      clients.start(CLIENTS, site.place(balancer), new SplittableRandom(seed), ledger);
      services().forEach(brazier::restart);
    } finally {
      clients.stop();
    }
    length = Duration.ofNanos(System.nanoTime() - startedNanos);
    site.settle(ledger);
    return Stream.of(
            ledger.failures(),
            inError(),
            site.findings(ledger),
            new Floors(ledger, length).unreached())
        .flatMap(List::stream)
        .toList();
  }

  private List<Part> services() {
    return Stream.of(
            brazier.apis().stream(),
            brazier.schedulers().stream(),
            brazier.hosts().stream().map(Part::volume))
        .flatMap(parts -> parts)
        .toList();
  }

  private List<String> inError() {
    return project.volumes().stream()
        .filter(volume -> !volume.get("status").asText().equals("available"))
        .map(Object::toString)
        .toList();
  }

  /// What the clients did, by operation and end.
  public String report() {
    Map<String, Integer> counts = ledger.operations().counts();
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    return "%d operations in %d s, %.1f a second: %s%n"
        .formatted(all, length.toSeconds(), 1000.0 * all / length.toMillis(), counts);
  }
}
