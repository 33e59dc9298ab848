package io.brazier.e2e.chart;

import static io.brazier.e2e.chart.Manifests.list;
import static io.brazier.e2e.chart.Manifests.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// ConfigMaps and secrets that somebody names are there with the keys that he wants: ConfigMaps
/// among the manifests, secrets among those that are there before.
final class References implements Rule {

  /// What CloudNativePG and RabbitMQ's operator make, by their own documentation, and what
  /// `docs/kubernetes.md` asks for. The last ones are those of the sets of values.
  private static final Map<String, Set<String>> SECRETS =
      Map.of(
          "brazier-postgresql-app",
          Set.of("username", "user", "password", "dbname", "host", "port", "uri", "jdbc-uri"),
          "brazier-rabbitmq-default-user",
          Set.of("username", "password", "host", "port", "connection_string"),
          "brazier-keystone",
          Set.of("username", "password"),
          "service-user",
          Set.of("name", "secret"),
          "database-owner",
          Set.of("address", "port", "database", "role", "secret"),
          "database-role",
          Set.of("address", "port", "database", "role", "secret"),
          "broker-user",
          Set.of("address", "port", "user", "secret"),
          "certificates",
          Set.of("ca.crt"),
          "api-certificate",
          Set.of("tls.crt", "tls.key"),
          "pull",
          Set.of(".dockerconfigjson"));

  @Override
  public Stream<String> faults(Manifests manifests) {
    return manifests.objects().stream()
        .flatMap(object ->
            Manifests.inside(object)
                .flatMap(node -> ofNode(node, manifests))
                .map(missing -> Manifests.title(object) + " wants " + missing));
  }

  private static Stream<String> ofNode(JsonNode node, Manifests manifests) {
    return Stream.of(
            named(node.path("configMapRef"), "/name").flatMap(n -> config(n, "", manifests)),
            named(node.path("configMap"), "/name").flatMap(n -> config(n, "", manifests)),
            named(node.path("configMapKeyRef"), "/name")
                .flatMap(n -> config(n, text(node, "/configMapKeyRef/key"), manifests)),
            named(node.path("secretRef"), "/name").flatMap(n -> secret(n, "")),
            named(node.path("secret"), "/secretName").flatMap(n -> secret(n, "")),
            named(node.path("secretKeyRef"), "/name")
                .flatMap(n -> secret(n, text(node, "/secretKeyRef/key"))),
            list(node, "/tls").flatMap(tls -> secret(text(tls, "/secretName"), "tls.crt")),
            list(node, "/imagePullSecrets")
                .flatMap(pull -> secret(text(pull, "/name"), ".dockerconfigjson")))
        .flatMap(missing -> missing);
  }

  private static Stream<String> named(JsonNode node, String name) {
    return node.at(name).isMissingNode() ? Stream.empty() : Stream.of(text(node, name));
  }

  private static Stream<String> config(String name, String key, Manifests manifests) {
    JsonNode data = manifests.find("ConfigMap", name).path("data");
    return missing("the ConfigMap " + name, !data.isMissingNode(), key, data.has(key));
  }

  private static Stream<String> secret(String name, String key) {
    Set<String> keys = SECRETS.getOrDefault(name, Set.of());
    return missing("the secret " + name, !keys.isEmpty(), key, keys.contains(key));
  }

  private static Stream<String> missing(String what, boolean there, String key, boolean hasKey) {
    if (!there) {
      return Stream.of(what + ", which is missing");
    }
    return key.isEmpty() || hasKey ? Stream.empty() : Stream.of(what + " with a key " + key);
  }
}
