package io.brazier.e2e.chart;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every rule finds what it is for: an error that is planted in manifests in which it finds
/// nothing.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RuleTest {

  private static final String API = "Deployment/brazier-api";
  private static final String SCHEDULER = "StatefulSet/brazier-scheduler";
  private static final String AGENT = "DaemonSet/brazier-agent-ssd";
  private static final String MIGRATION = "Job/brazier-migration";

  private static final String POD = "/spec/template/spec";
  private static final String CONTAINER = POD + "/containers/0";
  private static final String LABELS = "/spec/template/metadata/labels";

  private static final String NAME = "app.kubernetes.io/name";
  private static final String COMPONENT = "app.kubernetes.io/component";

  private final ObjectMapper json = new ObjectMapper();
  private final Manifests sound = new Chart().render("everything", Chart.KUBERNETES.getLast());

  /// The error is a wrong field.
  ///
  /// @param where an object of JSON, whose field is set to a value of JSON
  @ParameterizedTest
  @MethodSource("planted")
  void findsAPlantedError(
      Rule rule, String object, String where, String field, String value, String sentence)
      throws IOException {
    assertThat(rule.faults(sound)).isEmpty();

    Manifests spoilt = sound.copy();
    ObjectNode target = (ObjectNode) find(spoilt, object).at(where);
    target.set(field, json.readTree(value));

    assertThat(rule.faults(spoilt)).anyMatch(fault -> fault.contains(sentence));
  }

  private static JsonNode find(Manifests manifests, String object) {
    int slash = object.indexOf('/');
    return manifests.find(object.substring(0, slash), object.substring(slash + 1));
  }

  static Stream<Arguments> planted() {
    Rule fields = new KnownFields();
    Rule selectors = new Selectors();
    Rule ports = new Ports();
    Rule volumes = new Volumes();
    Rule references = new References();
    Rule variables = new Variables();
    Rule quantities = new Quantities();
    Rule grace = new Grace();
    Rule probes = new Probes();
    Rule agents = new Agents();
    Rule migrations = new Migrations();
    Rule budgets = new Budgets();
    Rule images = new Images();
    Rule rights = new Rights();
    String service = "Service/brazier-api";
    String disruption = "PodDisruptionBudget/brazier-api";
    String policy = "NetworkPolicy/brazier-api";
    String monitor = "PodMonitor/brazier";
    String config = "ConfigMap/brazier-api";
    String labels = "/spec/selector/matchLabels";
    String security = "/securityContext";
    return Stream.of(
        arguments(fields, API, CONTAINER, "imagePullPolic", "\"Always\"", "imagePullPolic"),
        arguments(fields, API, "/spec", "replicas", "\"many\"", "replicas"),
        arguments(fields, monitor, "/spec", "podMetricEndpoints", "[]", "podMetricEndpoints"),
        arguments(fields, policy, "/spec/podSelector", "labels", "{}", "labels"),
        arguments(fields, API, "", "apiVersion", "\"apps/v1beta1\"", "is no kind"),
        arguments(fields, config, "/metadata", "name", "\"brazier-agent-ssd\"", "is there twice"),
        arguments(selectors, API, LABELS, COMPONENT, "\"apis\"", "does not select its pods"),
        arguments(
            selectors,
            API,
            "/spec/selector",
            "matchLabels",
            "{\"" + NAME + "\":\"brazier\"}",
            "selects pods of"),
        arguments(selectors, service, "/spec/selector", COMPONENT, "\"apis\"", "selects no pods"),
        arguments(selectors, disruption, labels, COMPONENT, "\"apis\"", "selects no pods"),
        arguments(
            selectors, policy, "/spec/podSelector/matchLabels", NAME, "\"x\"", "selects no pods"),
        arguments(selectors, monitor, labels, NAME, "\"x\"", "selects no pods"),
        arguments(
            selectors,
            API,
            POD + "/topologySpreadConstraints/0/labelSelector/matchLabels",
            COMPONENT,
            "\"x\"",
            "places itself by other pods"),
        arguments(
            selectors,
            "HorizontalPodAutoscaler/brazier-api",
            "/spec/scaleTargetRef",
            "name",
            "\"api\"",
            "scales nothing"),
        arguments(
            selectors,
            SCHEDULER,
            "/spec",
            "serviceName",
            "\"brazier-api\"",
            "has no headless Service"),
        arguments(ports, service, "/spec/ports/0", "targetPort", "\"web\"", "no port of"),
        arguments(ports, service, "/spec/ports/0", "targetPort", "8777", "no port of"),
        arguments(
            ports,
            "Ingress/brazier-api",
            "/spec/rules/0/http/paths/0/backend/service/port",
            "name",
            "\"web\"",
            "leads to no port"),
        arguments(
            ports,
            "Ingress/brazier-api",
            "/spec/rules/0/http/paths/0/backend/service",
            "name",
            "\"api\"",
            "leads to no port"),
        arguments(ports, policy, "/spec/ingress/0/ports/0", "port", "\"web\"", "has the port"),
        arguments(
            ports, monitor, "/spec/podMetricsEndpoints/0", "port", "\"metrics\"", "has the port"),
        arguments(
            volumes, API, CONTAINER + "/volumeMounts/0", "name", "\"temp\"", "temp is no volume"),
        arguments(volumes, API, POD + "/volumes/0", "name", "\"temp\"", "temp is mounted nowhere"),
        arguments(
            volumes,
            API,
            CONTAINER + "/volumeMounts/1",
            "mountPath",
            "\"/tmp\"",
            "is mounted twice"),
        arguments(
            volumes,
            SCHEDULER,
            CONTAINER + "/volumeMounts/0",
            "mountPath",
            "\"/temp\"",
            "nothing is mounted at /tmp"),
        arguments(
            references,
            API,
            CONTAINER + "/envFrom/0/configMapRef",
            "name",
            "\"brazier\"",
            "the ConfigMap brazier, which is missing"),
        arguments(
            references,
            API,
            CONTAINER + "/env/1/valueFrom/secretKeyRef",
            "name",
            "\"db\"",
            "the secret db, which is missing"),
        arguments(
            references,
            API,
            CONTAINER + "/env/1/valueFrom/secretKeyRef",
            "key",
            "\"hots\"",
            "with a key hots"),
        arguments(
            references,
            "Ingress/brazier-api",
            "/spec/tls/0",
            "secretName",
            "\"tls\"",
            "the secret tls"),
        arguments(
            references, AGENT, POD + "/imagePullSecrets/0", "name", "\"pul\"", "the secret pul"),
        arguments(
            references,
            API,
            POD + "/volumes/1/configMap",
            "name",
            "\"policy\"",
            "the ConfigMap policy"),
        arguments(
            references, API, POD + "/volumes/2/secret", "secretName", "\"ca\"", "the secret ca"),
        arguments(
            variables,
            API,
            CONTAINER + "/env/6",
            "value",
            "\"$(DATABASE_HOTS)\"",
            "is made of DATABASE_HOTS"),
        arguments(
            variables,
            API,
            CONTAINER + "/env/1",
            "name",
            "\"BRAZIER_HOST\"",
            "BRAZIER_HOST is set twice"),
        arguments(
            quantities, API, CONTAINER + "/resources/limits", "memory", "\"1GB\"", "no quantity"),
        arguments(
            quantities,
            API,
            CONTAINER + "/resources/requests",
            "memory",
            "\"lots\"",
            "no quantity"),
        arguments(
            quantities,
            API,
            CONTAINER + "/resources/requests",
            "memory",
            "\"9Gi\"",
            "more memory is requested"),
        arguments(grace, API, POD, "terminationGracePeriodSeconds", "30", "is killed after 30 s"),
        arguments(grace, config, "/data", "BRAZIER_WORK_DRAIN", "\"60s\"", "is killed after"),
        arguments(grace, config, "/data", "QUARKUS_SHUTDOWN_DELAY", "\"long\"", "is not told"),
        arguments(
            probes,
            API,
            CONTAINER + "/readinessProbe/httpGet",
            "port",
            "\"http\"",
            "wrong readinessProbe"),
        arguments(
            probes,
            API,
            CONTAINER + "/livenessProbe/httpGet",
            "path",
            "\"/q/health/ready\"",
            "wrong livenessProbe"),
        arguments(probes, AGENT, CONTAINER, "startupProbe", "null", "wrong startupProbe"),
        arguments(
            probes, service, "/spec/ports/0", "targetPort", "\"management\"", "publishes health"),
        arguments(
            agents,
            AGENT,
            "/spec/updateStrategy/rollingUpdate",
            "maxSurge",
            "1",
            "is not gone before"),
        arguments(
            agents,
            AGENT,
            "/spec/updateStrategy/rollingUpdate",
            "maxUnavailable",
            "0",
            "is not gone before"),
        arguments(
            agents, AGENT, "/spec/updateStrategy", "type", "\"OnDelete\"", "is not gone before"),
        arguments(agents, AGENT, POD, "affinity", "{}", "comes to hosts"),
        arguments(
            agents,
            AGENT,
            CONTAINER + "/env/0/valueFrom/fieldRef",
            "fieldPath",
            "\"metadata.name\"",
            "the name of its node"),
        arguments(agents, AGENT, POD, "nodeSelector", "{}", "runs on every node"),
        arguments(agents, AGENT, CONTAINER + security, "privileged", "false", "the host's devices"),
        arguments(
            migrations,
            config,
            "/data",
            "QUARKUS_FLYWAY_MIGRATE_AT_START",
            "\"true\"",
            "migrates the database"),
        arguments(
            migrations,
            MIGRATION,
            "/metadata/annotations",
            "helm.sh/hook",
            "\"post-install\"",
            "does not come first"),
        arguments(
            migrations, MIGRATION, CONTAINER + "/env/0", "value", "\"false\"", "does not end"),
        arguments(
            migrations,
            MIGRATION,
            CONTAINER,
            "envFrom",
            "[{\"configMapRef\":{\"name\":\"brazier-api\"}}]",
            "what is not there yet"),
        arguments(budgets, disruption, "/spec", "minAvailable", "3", "keeps 3 of 3 pods"),
        arguments(budgets, SCHEDULER, "/spec", "replicas", "1", "keeps 1 of 1 pods"),
        arguments(budgets, disruption, "/spec", "minAvailable", "0", "may lose all its pods"),
        arguments(images, API, CONTAINER, "image", "\"brazier-api:latest\"", "any version"),
        arguments(
            images, API, CONTAINER, "image", "\"images.example:5000/brazier-api\"", "any version"),
        arguments(
            rights,
            AGENT,
            POD,
            "automountServiceAccountToken",
            "true",
            "/automountServiceAccountToken"),
        arguments(rights, API, POD, "enableServiceLinks", "true", "/enableServiceLinks"),
        arguments(rights, API, POD, "hostNetwork", "true", "hostNetwork"),
        arguments(
            rights,
            AGENT,
            CONTAINER + security,
            "readOnlyRootFilesystem",
            "false",
            "/readOnlyRootFilesystem"),
        arguments(rights, API, CONTAINER + security, "privileged", "true", "/privileged"),
        arguments(rights, API, CONTAINER + security + "/capabilities", "drop", "[]", "/drop"),
        arguments(
            rights, API, CONTAINER + security + "/capabilities", "add", "[\"SYS_ADMIN\"]", "/add"),
        arguments(rights, MIGRATION, POD + security, "runAsUser", "0", "/runAsUser"),
        arguments(rights, SCHEDULER, POD + security, "seccompProfile", "{}", "/seccompProfile"),
        arguments(
            rights,
            SCHEDULER,
            POD + "/volumes/0",
            "hostPath",
            "{\"path\":\"/\"}",
            "a folder of the host"));
  }

  /// No rule is without a planted error.
  @Test
  void everyRuleIsTried() {
    List<?> tried = planted().map(row -> requireNonNull(row.get()[0]).getClass()).toList();

    assertThat(Rule.ALL).allSatisfy(rule -> assertThat(tried.contains(rule.getClass())).isTrue());
  }
}
