package io.brazier.bench;

import java.time.Duration;
import java.util.List;

/// List and show in a project with many volumes.
final class ReadPhase {

  private static final Duration WARM_UP = Duration.ofSeconds(3);
  private static final Duration MEASURED = Duration.ofSeconds(5);
  private static final int PAGE = 100;

  private final Target target;
  private final int clients;

  ReadPhase(Target target, int clients) {
    this.target = target;
    this.clients = clients;
  }

  /// Measures with so many rows more than the project has, which the caller removes.
  List<Report.Read> run(Traces traces, int rows) {
    traces.seed(target.project(), rows);
    long volumes = traces.volumes(target.project());
    Api api = new Api(target);
    String page = "?limit=" + PAGE;
    String id =
        api.call(api.reading("/volumes" + page)).path("volumes").path(PAGE / 2).path("id").asText();
    return List.of(
        read(api, "list " + PAGE, "/volumes" + page, volumes),
        read(api, "list " + PAGE + " detail", "/volumes/detail" + page, volumes),
        read(api, "show", "/volumes/" + id, volumes));
  }

  private Report.Read read(Api api, String what, String path, long volumes) {
    Sample sample =
        new Load(clients, WARM_UP, MEASURED).run(() -> api.repeating(api.reading(path)));
    return new Report.Read(what, volumes, Figure.of(clients, sample));
  }
}
