package io.brazier.e2e.chaos;

import static io.brazier.e2e.instance.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.e2e.client.Api;
import io.brazier.e2e.client.Project;
import io.brazier.e2e.inspect.Database;
import io.brazier.e2e.inspect.Storage;
import io.brazier.e2e.instance.Brazier;
import io.brazier.e2e.instance.Part;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/// The instance and the project in which clients work, and how it comes to rest.
///
/// @param project the clients', and nobody else's
record Site(Brazier brazier, Project project) {

  private static final Duration READY = Duration.ofMinutes(10);

  /// After which a request that has not ended never will.
  private static final Duration NEVER = Duration.ofMinutes(15);

  /// In which every accepted request must have ended once all is well again; `-Dchaos.settled`, for
  /// a run that measures it.
  private static final Duration SETTLED =
      Duration.parse(System.getProperty("chaos.settled", NEVER.toString()));

  private static final Set<String> UNDER_WAY =
      Set.of("creating", "extending", "retyping", "deleting");

  /// The project at each API service.
  List<Api> apis() {
    Map<Part, Integer> ports = brazier.ports();
    return brazier.apis().stream()
        .map(part -> project.api().on("http://127.0.0.1:%d/v3".formatted(ports.get(part))))
        .toList();
  }

  /// The API services and where they tell their health.
  List<LoadBalancer.Server> servers() {
    Map<Part, Integer> ports = brazier.healthPorts();
    List<Part> parts = brazier.apis();
    List<Api> apis = apis();
    return IntStream.range(0, parts.size())
        .mapToObj(i ->
            new LoadBalancer.Server(apis.get(i), Objects.requireNonNull(ports.get(parts.get(i)))))
        .toList();
  }

  /// Where a fault may keep the API from answering: its services, and the database. Schedulers,
  /// storage hosts and the broker are not asked while a client waits.
  Set<String> placesOfTheApi() {
    return Stream.concat(brazier.apis().stream(), Stream.of(Part.POSTGRESQL))
        .map(Part::place)
        .collect(Collectors.toSet());
  }

  /// The same for clients.
  Clients.Place place(Entrance entrance) {
    return new Clients.Place(entrance, project.thick(), project.thin(), project.alike());
  }

  /// Waits until all parts are ready and then until every request has ended. What takes too long is
  /// noted; late is told from never.
  ///
  /// @return how long the requests took from then on
  Duration settle(Ledger ledger) {
    eventually("all parts are ready", READY, () -> assertThat(brazier.isReady()).isTrue());
    takeBackOffers();
    long startedNanos = System.nanoTime();
    try {
      eventually("every request has ended", NEVER, () -> assertThat(underWay()).isEmpty());
    } catch (ConditionTimeoutException _) {
      ledger.contradict("never ended: %s".formatted(underWay()));
    }
    Duration settled = Duration.ofNanos(System.nanoTime() - startedNanos);
    if (settled.compareTo(SETTLED) > 0) {
      ledger.contradict("ended after %s, which is more than %s".formatted(settled, SETTLED));
    }
    return settled;
  }

  /// Clients that got no answer do not know what they offer.
  private void takeBackOffers() {
    JsonNode offers = project.api().get("/volume-transfers").expect(200).json().get("transfers");
    offers.forEach(offer -> project.api().delete("/volume-transfers/" + offer.get("id").asText()));
  }

  /// Everything that does not agree, when all is at rest.
  List<String> findings(Ledger ledger) {
    return new Audit(project, Database.of(brazier), new Storage(brazier)).findings(ledger);
  }

  private List<String> underWay() {
    return project.volumes().stream()
        .filter(volume -> UNDER_WAY.contains(volume.get("status").asText()))
        .map(volume -> volume.get("id").asText() + ' ' + volume.get("status").asText())
        .toList();
  }
}
