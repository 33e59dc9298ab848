package io.brazier.e2e.chart;

import io.brazier.e2e.instance.Program;
import io.brazier.e2e.instance.ProgramOutput;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `deploy/chart`, rendered by Helm.
final class Chart {

  /// The oldest Kubernetes that the chart is for, and one of today.
  static final List<String> KUBERNETES = List.of("1.20.0", "1.35.0");

  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  static final Path FOLDER = ROOT.resolve("deploy/chart");

  private static final Path KUBERNETES_TOOLS = ROOT.resolve("deploy/kubernetes");
  private static final Path VALUES = Path.of("src", "test", "resources", "chart");

  private final Program program = new Program(Map.of(), Duration.ofMinutes(20));
  private final String helm;

  /// Gets Helm if it is not there yet.
  ///
  /// @throws AssertionError if it cannot be had
  Chart() {
    String tools = program.run(List.of(KUBERNETES_TOOLS.resolve("tools").toString())).orFail();
    helm = Path.of(tools.strip(), "helm").toString();
  }

  /// What the chart makes.
  ///
  /// @param values the name of a set of values
  /// @param more settings of single values, `name=value`
  Manifests render(String values, String kubernetes, String... more) {
    return Manifests.parse(helm("template", values, kubernetes, more).orFail());
  }

  /// Checks the templates and, by the schema, the values.
  ProgramOutput lint(String values, String kubernetes, String... more) {
    return helm("lint", values, kubernetes, more);
  }

  /// Whether the manifests that lie beside the chart are what it makes today.
  ProgramOutput compareRendered() {
    return program.run(List.of(KUBERNETES_TOOLS.resolve("render").toString(), "--check"));
  }

  private ProgramOutput helm(String command, String values, String kubernetes, String... more) {
    List<String> arguments = new ArrayList<>(List.of(helm, command));
    arguments.addAll(command.equals("lint") ? List.of("--strict") : List.of("brazier"));
    arguments.add(FOLDER.toString());
    arguments.addAll(List.of("--kube-version", kubernetes));
    arguments.addAll(List.of("--values", VALUES.resolve(values + ".yaml").toString()));
    for (String setting : more) {
      arguments.addAll(List.of("--set-json", setting));
    }
    return program.run(arguments);
  }
}
