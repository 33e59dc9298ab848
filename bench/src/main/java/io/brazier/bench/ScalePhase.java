package io.brazier.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What clients ask lists for, in a project with very many volumes and as many deleted ones.
final class ScalePhase {

  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private static final Duration MEASURED = Duration.ofSeconds(4);
  private static final String PAGE = "/volumes?limit=100";
  private static final String LATEST = "3.71";

  /// Before its metadata came into it.
  private static final String PLAIN_SUMMARY = "3.12";

  private final Target target;

  ScalePhase(Target target) {
    this.target = target;
  }

  /// Measures with so many rows more than the project has, which the caller removes.
  List<Report.Read> run(Traces traces, int rows) {
    traces.seedScale(target.project(), rows);
    long volumes = traces.volumes(target.project());
    Api api = new Api(target);
    return paths(traces, rows).entrySet().stream()
        .map(each -> read(api, each.getKey(), each.getValue(), volumes))
        .toList();
  }

  private Map<String, String> paths(Traces traces, int rows) {
    Map<String, String> paths = new LinkedHashMap<>();
    paths.put("page", PAGE);
    paths.put("page in the middle", PAGE + "&marker=" + traces.middle(target.project(), rows));
    paths.put("name=", PAGE + "&name=" + traces.scaleName(rows / 2));
    paths.put("name~", PAGE + "&name~=" + traces.scaleName(rows / 2).substring(6));
    paths.put("status=", PAGE + "&status=error");
    paths.put("sort=name", PAGE + "&sort=name");
    paths.put("sort=size", PAGE + "&sort=size");
    paths.put("with_count", PAGE + "&with_count=true");
    paths.put("metadata=", PAGE + "&metadata=" + encoded("{'team': '7'}"));
    paths.put("summary", "/volumes/summary");
    paths.put("summary, metadata", "/volumes/summary");
    return paths;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Report.Read read(Api api, String what, String path, long volumes) {
    String version = what.equals("summary") ? PLAIN_SUMMARY : LATEST;
    Sample sample =
        new Load(1, WARM_UP, MEASURED).run(() -> api.repeating(api.reading(path, version)));
    return new Report.Read(what, volumes, Figure.of(1, sample));
  }
}
