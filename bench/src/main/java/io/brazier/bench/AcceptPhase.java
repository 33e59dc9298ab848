package io.brazier.bench;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Accepted creates by the API, and the same rows by bare SQL, in turns: whatever else the machine
/// does falls on both.
final class AcceptPhase {

  private static final int WARM_UP_CLIENTS = 8;
  private static final int WARM_UP_ROUNDS = 20;

  private final Target target;
  private final String name;
  private final Options options;

  /// How long and how often.
  ///
  /// @param rounds of each, one after the other
  record Options(List<Integer> clients, int rounds, Duration warmUp, Duration measured) {
    Options {
      clients = List.copyOf(clients);
    }
  }

  AcceptPhase(Target target, String name, Options options) {
    this.target = target;
    this.name = name;
    this.options = options;
  }

  /// Measures; the rows stay until the caller removes them.
  ///
  /// @param bareProject counts what bare SQL writes
  List<Report.Accept> run(Traces traces, String bareProject) {
    List<Report.Accept> figures = new ArrayList<>();
    warmUp();
    for (int clients : options.clients()) {
      figures.add(measure(clients, bareProject));
      traces.removeUnplaced(bareProject);
      traces.removeUnplaced(target.project());
    }
    return figures;
  }

  /// Once, for the service's compiler: a service that has just started is several times slower.
  private void warmUp() {
    Api api = new Api(target);
    new Load(WARM_UP_CLIENTS, options.warmUp().multipliedBy(WARM_UP_ROUNDS), Duration.ZERO)
        .run(() -> api.repeating(api.creation(name, null)));
  }

  private Report.Accept measure(int clients, String bareProject) {
    Load load = new Load(clients, options.warmUp(), options.measured());
    Api api = new Api(target);
    HttpRequest creation = api.creation(name, null);
    Sample accepted = new Sample();
    Sample written = new Sample();
    for (int round = 0; round < options.rounds(); round++) {
      written.addRound(
          load.run(() -> new BareCreate(new Sql(target.database()), bareProject, name)));
      accepted.addRound(load.run(() -> api.repeating(creation)));
    }
    return Report.Accept.of(Figure.of(clients, accepted), Figure.of(clients, written));
  }
}
