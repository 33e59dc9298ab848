package io.brazier.e2e.chart;

import static io.brazier.e2e.chart.Manifests.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brazier.e2e.instance.ProgramOutput;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Several sets of values, for an old and a new Kubernetes: Helm finds nothing to say, and every
/// rule holds.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChartTest {

  private static final String NEWEST = Chart.KUBERNETES.getLast();

  private final Chart chart = new Chart();

  @ParameterizedTest
  @ValueSource(strings = {"default", "everything", "minimal", "two-groups", "noauth"})
  void keepsItsRules(String values) {
    for (String kubernetes : Chart.KUBERNETES) {
      assertThat(chart.lint(values, kubernetes).orFail()).contains("0 chart(s) failed");
      Manifests manifests = chart.render(values, kubernetes);
      assertThat(Rule.ALL.stream().flatMap(rule -> rule.faults(manifests))).isEmpty();
    }
  }

  @Test
  void isRenderedBesideItself() {
    ProgramOutput comparison = chart.compareRendered();

    assertThat(comparison.status()).as(comparison.stdout() + comparison.stderr()).isZero();
  }

  /// Everything that may be left out is, and everything else is there.
  @Test
  void makesWhatIsAskedFor() {
    assertThat(kinds("minimal"))
        .containsExactlyInAnyOrder(
            "ConfigMap", "Service", "Deployment", "StatefulSet", "Job", "DaemonSet");
    assertThat(kinds("everything"))
        .contains(
            "PodDisruptionBudget",
            "HorizontalPodAutoscaler",
            "Ingress",
            "NetworkPolicy",
            "PodMonitor");
  }

  private Set<String> kinds(String values) {
    return chart.render(values, NEWEST).objects().stream()
        .map(object -> text(object, "/kind"))
        .collect(Collectors.toSet());
  }

  /// Kubernetes 1.20 would refuse what it does not know.
  @Test
  void speaksToAnOldKubernetesInItsWords() {
    Manifests old = chart.render("everything", Chart.KUBERNETES.getFirst());
    Manifests today = chart.render("everything", NEWEST);

    assertThat(versions(old)).contains("policy/v1beta1", "autoscaling/v2beta2");
    assertThat(versions(today)).contains("policy/v1", "autoscaling/v2");
    assertThat(old.toString()).doesNotContain("maxSurge\":0");
    assertThat(today.toString()).contains("maxSurge\":0");
  }

  private static Stream<String> versions(Manifests manifests) {
    return manifests.objects().stream().map(object -> text(object, "/apiVersion"));
  }

  @ParameterizedTest
  @CsvSource({
    "settings.BRAZIER_MESSAGE_TTL, 4",
    "api.settings.BRAZIER_MESSAGE_TTL, 1",
    "scheduler.settings.BRAZIER_MESSAGE_TTL, 1",
    "agent.settings.BRAZIER_MESSAGE_TTL, 2",
    "agent.groups.ssd.settings.BRAZIER_MESSAGE_TTL, 1",
    "agent.groups.ssd.backends.fast.volume-group, 1",
    "agent.nodeLabel, 2",
    "api.policy.volume:create, 1",
  })
  void rollsThePodsThatReadAChangedSetting(String setting, int rolled) {
    Manifests before = chart.render("two-groups", NEWEST);
    Manifests after = chart.render("two-groups", NEWEST, setting + "=\"P1D\"");

    assertThat(
            before.pods().stream()
                .filter(pod -> !template(before, pod).equals(template(after, pod))))
        .hasSize(rolled);
  }

  private static JsonNode template(Manifests manifests, Pod pod) {
    return manifests
        .find(text(pod.owner(), "/kind"), text(pod.owner(), "/metadata/name"))
        .at("/spec/template");
  }

  /// A group's setting comes before that of all agents, which comes before that of all services.
  @Test
  void nearestSettingCounts() {
    Manifests manifests = chart.render("two-groups", NEWEST);

    assertThat(setting(manifests, "brazier-api", "BRAZIER_WORK_LEASE")).isEqualTo("20s");
    assertThat(setting(manifests, "brazier-agent-hdd", "BRAZIER_WORK_LEASE")).isEqualTo("30s");
    assertThat(setting(manifests, "brazier-agent-ssd", "BRAZIER_WORK_LEASE")).isEqualTo("40s");
  }

  private static String setting(Manifests manifests, String config, String name) {
    return text(manifests.find("ConfigMap", config), "/data/" + name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api.replica=3",
        "api.replicas=\"3\"",
        "auth.strategy=\"none\"",
        "image.tag=\"latest\"",
        "settings.BRAZIER_QUOTA_VOLUMES=20",
        "settings.quota-volumes=\"20\"",
        "api.settings.QUARKUS_SHUTDOWN_DELAY=\"9s\"",
        "scheduler.settings.BRAZIER_HOST=\"me\"",
        "agent.settings.BRAZIER_BACKENDS_LVM_VOLUME_GROUP=\"vg\"",
        "agent.groups.Fast={\"backends\":{\"lvm\":{\"lvm-type\":\"thin\"}}}",
        "agent.groups.fast={\"backends\":{}}",
        "agent.groups.fast={\"backends\":{\"lvm\":{\"volume-grp\":\"vg\"}}}",
        "agent.groups.fast={\"backends\":{\"lvm\":{\"lvm-type\":\"fat\"}}}",
        "agent.groups.fast={\"backends\":{\"lvm\":{\"reserved-percentage\":101}}}",
        "api.resources.limits.memory=\"1GB\"",
      })
  void refusesWrongValues(String setting) {
    ProgramOutput output = chart.lint("default", NEWEST, setting);

    assertThat(output.status()).isNotZero();
    assertThat(output.stdout() + output.stderr()).contains("specifications of the schema");
  }

  /// The schema and the page of the configuration know the same settings of a backend.
  @Test
  void knowsEverySettingOfABackend() throws IOException {
    JsonNode schema =
        new ObjectMapper().readTree(Chart.FOLDER.resolve("values.schema.json").toFile());
    String page = Files.readString(Chart.ROOT.resolve("docs/configuration.md"));

    Stream<String> documented =
        Pattern.compile("`brazier\\.backends\\.NAME\\.([a-z-]+)`")
            .matcher(page)
            .results()
            .map(setting -> setting.group(1));
    assertThat(schema.at("/definitions/backend/properties").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(documented.toList());
  }

  @Test
  void isOfTheVersionOfTheServices() throws IOException {
    Matcher version =
        Pattern.compile("<artifactId>brazier</artifactId>\\s*<version>(.+?)<")
            .matcher(Files.readString(Chart.ROOT.resolve("pom.xml")));

    assertThat(version.find()).isTrue();
    assertThat(Files.readString(Chart.FOLDER.resolve("Chart.yaml")))
        .contains("appVersion: " + version.group(1) + "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "Deployment/brazier-api, api-service",
    "StatefulSet/brazier-scheduler, scheduler-service",
    "DaemonSet/brazier-agent-default, volume-service",
  })
  void knowsThePortsOfTheServices(String workload, String module) throws IOException {
    Properties settings = new Properties();
    Path file = Chart.ROOT.resolve(module + "/src/main/resources/application.properties");
    try (Reader reader = Files.newBufferedReader(file)) {
      settings.load(reader);
    }
    Pod pod =
        chart.render("default", NEWEST).pods().stream()
            .filter(candidate -> candidate.title().equals(workload))
            .findFirst()
            .orElseThrow();

    List<String> ports = pod.ports().map(port -> text(port, "/containerPort")).toList();
    assertThat(ports).contains(settings.getProperty("quarkus.management.port"));
    if (module.equals("api-service")) {
      assertThat(ports).contains(settings.getProperty("quarkus.http.port"));
    }
  }
}
