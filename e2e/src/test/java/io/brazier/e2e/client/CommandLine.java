package io.brazier.e2e.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.e2e.instance.Brazier;
import io.brazier.e2e.instance.Program;
import io.brazier.e2e.instance.ProgramOutput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Debian's `openstack` and `cinder`, run with what `brazier openrc` prints and nothing else.
public final class CommandLine {

  private static final Duration LIMIT = Duration.ofMinutes(5);

  /// A row of the two columns that `cinder` prints.
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\S+) *\\| (.*?) *\\|$");

  private final Program program;

  private CommandLine(Program program) {
    this.program = program;
  }

  public static CommandLine of(Brazier brazier, String user) {
    return new CommandLine(new Program(brazier.openrc(user), LIMIT));
  }

  /// As the administrator of a project of an instance without keystone.
  public static CommandLine in(Brazier brazier, Project project) {
    Map<String, String> openrc = new HashMap<>(brazier.openrc("admin"));
    openrc.put("OS_PROJECT_ID", project.id());
    openrc.put("CINDER_ENDPOINT", openrc.get("OS_ENDPOINT") + "/" + project.id());
    return new CommandLine(new Program(openrc, LIMIT));
  }

  /// Runs `openstack volume …` and reads its JSON.
  public JsonNode openstackVolume(String... arguments) {
    List<String> line = line(List.of("openstack", "volume"), arguments);
    line.addAll(List.of("-f", "json"));
    return Json.parse(program.run(line).orFail());
  }

  /// Runs `openstack volume …` for its effect.
  public ProgramOutput tryOpenstackVolume(String... arguments) {
    return program.run(line(List.of("openstack", "volume"), arguments));
  }

  /// Runs `cinder …`.
  public String cinder(String... arguments) {
    return program.run(line(List.of("cinder"), arguments)).orFail();
  }

  /// Runs `cinder …` and reads its table of properties.
  public Map<String, String> cinderProperties(String... arguments) {
    return ROW.matcher(cinder(arguments))
        .results()
        .collect(Collectors.toUnmodifiableMap(row -> row.group(1), row -> row.group(2)));
  }

  private static List<String> line(List<String> command, String... arguments) {
    List<String> line = new ArrayList<>(command);
    line.addAll(Arrays.asList(arguments));
    return line;
  }
}
