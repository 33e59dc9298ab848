package io.brazier.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brazier.message.Decoded.NotUnderstood;
import io.brazier.message.Decoded.Understood;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.UUID;

/// The JSON form of an operation's arguments, in worker rows, and of envelopes, on the bus. They
/// hold ids and arguments, never tokens or passwords (B-1), and no copies of rows (B-10).
///
/// Unknown fields are ignored, so that a newer service may add some.
@Singleton
public class MessageCodec {

  /// How long the body of a message may be, in bytes: over ten times what an envelope of the
  /// longest parts takes. What is longer is not read, since reading can take many times as much
  /// memory.
  public static final int MOST_BYTES = 65_536;

  private final JsonMapper mapper =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  /// Arguments as a worker's `payload`.
  public String encode(Object arguments) {
    return mapper.valueToTree(arguments).toString();
  }

  /// Reads a worker's `payload`.
  ///
  /// @throws IllegalStateException if it does not hold such arguments; a second reading will not
  ///   help
  public <A> A arguments(String payload, Class<A> form) {
    try {
      return mapper.readValue(payload, form);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IllegalStateException("the payload holds no " + form.getSimpleName(), e);
    }
  }

  /// An envelope as the body of a message: UTF-8 JSON.
  public byte[] encode(Envelope envelope) {
    ObjectNode root = mapper.createObjectNode();
    root.put("id", envelope.id().toString());
    root.put("worker_id", envelope.workerId());
    root.put("type", envelope.type());
    root.put("request_id", envelope.requestId());
    root.put("traceparent", envelope.traceparent());
    return root.toString().getBytes(UTF_8);
  }

  /// Reads the body of a message. One that is too long, lacks a part, or has something else in its
  /// place, is [NotUnderstood], never an exception: it goes to the dead letters with the reason.
  public Decoded<Envelope> decodeEnvelope(byte[] body) {
    if (body.length > MOST_BYTES) {
      return new NotUnderstood<>("%d bytes, more than %d".formatted(body.length, MOST_BYTES));
    }
    try {
      return new Understood<>(envelope(mapper.readTree(body)));
    } catch (IOException e) {
      return new NotUnderstood<>("not JSON");
    } catch (IllegalArgumentException e) {
      return new NotUnderstood<>("id, worker_id, type or request_id is missing or none");
    }
  }

  private static Envelope envelope(JsonNode root) {
    return new Envelope(
        UUID.fromString(text(root, "id")),
        number(root, "worker_id"),
        text(root, "type"),
        text(root, "request_id"),
        root.path("traceparent").textValue());
  }

  private static String text(JsonNode root, String name) {
    JsonNode value = root.path(name);
    return value.isTextual() ? value.textValue() : "";
  }

  private static long number(JsonNode root, String name) {
    JsonNode value = root.path(name);
    return value.isIntegralNumber() && value.canConvertToLong() ? value.longValue() : 0;
  }
}
