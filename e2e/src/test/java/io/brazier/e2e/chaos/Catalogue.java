package io.brazier.e2e.chaos;

import io.brazier.e2e.fault.ClockJump;
import io.brazier.e2e.fault.CutConnections;
import io.brazier.e2e.fault.CutNetwork;
import io.brazier.e2e.fault.EmptyBroker;
import io.brazier.e2e.fault.Fault;
import io.brazier.e2e.fault.FaultyLvm;
import io.brazier.e2e.fault.FullGroup;
import io.brazier.e2e.fault.KillAtStep;
import io.brazier.e2e.fault.Outage;
import io.brazier.e2e.fault.Outage.Manner;
import io.brazier.e2e.fault.PowerCut;
import io.brazier.e2e.fault.Step;
import io.brazier.e2e.inspect.Database;
import io.brazier.e2e.instance.Brazier;
import io.brazier.e2e.instance.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// The faults that an instance can have, by place, in an order that depends on nothing but what the
/// instance consists of.
final class Catalogue {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration JUMP = Duration.ofHours(1);

  /// How far a debugger's port is from a service's own, as the script has it.
  private static final int DEBUG_OFFSET = 50;

  private final Brazier brazier;
  private final Database database;
  private final Map<Part, Integer> ports;

  Catalogue(Brazier brazier) {
    this.brazier = brazier;
    this.database = Database.of(brazier);
    this.ports = brazier.ports();
  }

  /// For each place its faults; each is as likely as the others in that place.
  List<List<Fault>> byPlace() {
    Stream<Part> services = Stream.of(brazier.apis(), brazier.schedulers()).flatMap(List::stream);
    return Stream.of(
            services.map(this::ofService),
            brazier.hosts().stream().map(this::ofHost),
            Stream.of(ofBroker(), ofDatabase()))
        .flatMap(lists -> lists)
        .toList();
  }

  private List<Fault> ofService(Part part) {
    List<Fault> faults = new ArrayList<>(killsAtSteps(part));
    // as often at random moments as at all steps together
    killsAtSteps(part).forEach(_ -> faults.add(new Outage(brazier, part, Manner.KILLED)));
    faults.add(new Outage(brazier, part, Manner.STOPPED));
    return faults;
  }

  private List<Fault> killsAtSteps(Part part) {
    int port = ports.getOrDefault(part, 0) + DEBUG_OFFSET;
    return Step.of(part.kind()).stream()
        .<Fault>map(step -> new KillAtStep(brazier, part, step, port, PATIENCE))
        .toList();
  }

  private List<Fault> ofHost(int host) {
    List<Fault> faults = new ArrayList<>(killsAtSteps(Part.volume(host)));
    Outage killed = new Outage(brazier, Part.volume(host), Manner.KILLED);
    for (int i = 0; i < 2; i++) {
      faults.addAll(List.of(killed, new PowerCut(brazier, host), new CutNetwork(brazier, host)));
      for (FaultyLvm.Manner manner : FaultyLvm.Manner.values()) {
        faults.add(new FaultyLvm(brazier, host, manner));
      }
    }
    faults.add(new FullGroup(brazier, host));
    faults.add(new ClockJump(brazier, host, JUMP));
    faults.add(new ClockJump(brazier, host, JUMP.negated()));
    return faults;
  }

  private List<Fault> ofBroker() {
    return List.of(
        new Outage(brazier, Part.RABBITMQ, Manner.STOPPED),
        new Outage(brazier, Part.RABBITMQ, Manner.KILLED),
        new EmptyBroker(brazier));
  }

  private List<Fault> ofDatabase() {
    return List.of(
        new Outage(brazier, Part.POSTGRESQL, Manner.STOPPED),
        new Outage(brazier, Part.POSTGRESQL, Manner.KILLED),
        new CutConnections(database));
  }

  /// One of them, by place first: a place with many kinds of faults has no more of them.
  static Fault choose(List<List<Fault>> places, SplittableRandom random) {
    List<Fault> place = places.get(random.nextInt(places.size()));
    return place.get(random.nextInt(place.size()));
  }
}
