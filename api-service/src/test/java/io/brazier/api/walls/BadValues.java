package io.brazier.api.walls;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Spoils what a body says: another value at a place of the right body, or another key.
final class BadValues {

  static final List<Mutation> ALL = List.of(BadValues::exchange, BadValues::add);

  /// JSON, as it stands in the body.
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "[]",
          "{}",
          "[[[]]]",
          "{\"a\":{\"b\":null}}",
          "\"\"",
          "\" \"",
          "\"1\"",
          "\"١\"",
          "\"true\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\uffff\\n\\r\"",
          "\"; rm -rf / #\"",
          "\"$(reboot)`id`\"",
          "\"-n --yes\"",
          "\"%s%n%x\"",
          "\"' or 1=1 --\"",
          "\"" + "x".repeat(255) + "\"",
          "\"" + "é".repeat(256) + "\"",
          "\"" + "🙂".repeat(200) + "\"",
          "\"" + "x".repeat(100_000) + "\"",
          "0",
          "-0",
          "-1",
          "1.0",
          "1e0",
          "1e400",
          "-1e400",
          "1e-400",
          "1e131072",
          "1e2147483648",
          "1e99999999999",
          "2147483648",
          "9223372036854775808",
          "9".repeat(900),
          "0." + "1".repeat(300));

  private static final List<String> KEYS =
      List.of(
          "size",
          "name",
          "description",
          "metadata",
          "volume_type",
          "availability_zone",
          "snapshot_id",
          "source_volid",
          "imageRef",
          "group_id",
          "multiattach",
          "OS-SCH-HNT:scheduler_hints",
          "extra_specs",
          "is_public",
          "os-volume-type-access:is_public",
          "disabled_reason",
          "host",
          "binary",
          "service",
          "consumer",
          "provider",
          "key_size",
          "keys",
          "cluster",
          "volumes",
          "gigabytes___DEFAULT__",
          "id",
          "type",
          "",
          "é",
          "k".repeat(300),
          "unknown");

  private static final ObjectMapper JSON = new ObjectMapper();

  /// Stands for a value in a body until it is text, since not every value is one of a tree.
  private static final String PLACE = "the place of the value";

  private BadValues() {}

  private static void exchange(Draft draft, Random random) {
    ObjectNode body = object(draft);
    if (body != null) {
      List<ObjectNode> objects = objects(body);
      ObjectNode within = Mutation.pick(random, objects);
      List<String> names = new ArrayList<>();
      within.fieldNames().forEachRemaining(names::add);
      put(draft, body, within, names.isEmpty() ? "" : Mutation.pick(random, names), random);
    }
  }

  private static void add(Draft draft, Random random) {
    ObjectNode body = object(draft);
    if (body != null) {
      ObjectNode within = Mutation.pick(random, objects(body));
      put(draft, body, within, Mutation.pick(random, KEYS), random);
    }
  }

  private static void put(
      Draft draft, ObjectNode body, ObjectNode within, String name, Random random) {
    within.put(name, PLACE);
    draft.body(body.toString().replace('"' + PLACE + '"', Mutation.pick(random, VALUES)));
  }

  /// The body as it is so far; null if it is no object any more.
  private static @Nullable ObjectNode object(Draft draft) {
    try {
      JsonNode body = JSON.readTree(new String(draft.body(), UTF_8));
      return body instanceof ObjectNode object ? object : null;
    } catch (JsonProcessingException _) {
      // Another mutation was here before.
      return null;
    }
  }

  private static List<ObjectNode> objects(ObjectNode body) {
    List<ObjectNode> objects = new ArrayList<>(List.of(body));
    body.forEach(child -> {
      if (child instanceof ObjectNode object) {
        objects.addAll(objects(object));
      }
    });
    return objects;
  }
}
