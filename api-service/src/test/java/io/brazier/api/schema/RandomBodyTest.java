package io.brazier.api.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.microversion.VersionRange;
import io.brazier.fault.Fault;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Random bodies: the validator takes them or refuses them, and does nothing else.
class RandomBodyTest {

  private static final List<String> KEYS =
      List.of(
          "volume", "size", "name", "metadata", "hints", "flag", "mode", "uuid", "quota", "é", "");
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a",
          "12",
          "-1",
          "99999999999999999999",
          "true",
          "rw",
          "\n",
          "\uFFFF",
          "'\"\\",
          "123e4567-e89b-12d3-a456-426614174000",
          "{}",
          "%s%n",
          "x".repeat(300));

  private static final Schema BODY =
      ObjectSchema.body(
              "volume",
              ObjectSchema.closed()
                  .closedIn(VersionRange.since("3.53"))
                  .required("size", Schemas.size())
                  .optional("name", Schemas.name())
                  .optional("metadata", Schemas.metadata())
                  .optional("flag", Schemas.bool())
                  .optional("mode", VersionRange.since("3.54"), Schemas.text(2, 2))
                  .optional("uuid", Schemas.uuid().orNull())
                  .optional("quota", Schemas.quotaValue())
                  .optional("description", Schemas.description()))
          .optional("hints", Schemas.anyOf(Schemas.uuid(), Schemas.list(Schemas.uuid())).orNull());

  private final JsonNodeFactory nodes = JsonNodeFactory.instance;

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private JsonNode value(Random random, int depth) {
    return switch (random.nextInt(depth > 3 ? 7 : 9)) {
      case 0 -> nodes.nullNode();
      case 1 -> nodes.booleanNode(random.nextBoolean());
      case 2 -> nodes.numberNode(random.nextInt(5) - 2);
      case 3 -> nodes.numberNode(new BigInteger(200, random));
      case 4 -> nodes.numberNode(new BigDecimal(new BigInteger(20, random), random.nextInt(400)));
      case 5, 6 -> nodes.textNode(pick(random, TEXTS));
      case 7 -> list(random, depth);
      default -> object(random, depth);
    };
  }

  private ArrayNode list(Random random, int depth) {
    ArrayNode list = nodes.arrayNode();
    for (int i = random.nextInt(3); i > 0; i--) {
      list.add(value(random, depth + 1));
    }
    return list;
  }

  private ObjectNode object(Random random, int depth) {
    ObjectNode object = nodes.objectNode();
    for (int i = random.nextInt(5); i > 0; i--) {
      object.set(pick(random, KEYS), value(random, depth + 1));
    }
    return object;
  }

  /// A body that has a chance to pass.
  private ObjectNode body(Random random) {
    ObjectNode body = object(random, 0);
    ObjectNode volume = object(random, 1);
    if (random.nextBoolean()) {
      volume.put("size", random.nextInt(3));
    }
    body.set("volume", volume);
    if (random.nextBoolean()) {
      body.retain("volume", "hints");
    }
    return body;
  }

  @Test
  void bodyIsTakenOrRefusedWithAText() {
    int taken = 0;
    for (long seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      JsonNode body = random.nextInt(10) == 0 ? value(random, 0) : body(random);
      ApiVersion version = new ApiVersion(3, random.nextInt(72));
      try {
        BODY.check(body, version);
        taken++;
        assertThat(body.at("/volume/size").asInt()).as("seed %d", seed).isPositive();
      } catch (Fault.Invalid refused) {
        assertThat(refused.getMessage()).as("seed %d", seed).isNotBlank();
      }
    }
    assertThat(taken).isPositive();
  }
}
