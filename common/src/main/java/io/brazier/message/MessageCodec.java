package io.brazier.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brazier.message.Decoded.NotUnderstood;
import io.brazier.message.Decoded.Understood;
import io.brazier.volume.VolumeId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The JSON form of commands, in worker rows, and of envelopes, on the bus.
///
/// Unknown fields are ignored, so that a newer sender may add some. An unknown type, a version that
/// is too new, or a missing part is [NotUnderstood], never an exception: the message goes to the
/// dead letters with the reason.
@Singleton
public class MessageCodec {

  private static final String TYPE = "type";
  private static final String VERSION = "version";
  private static final String PAYLOAD = "payload";

  private final JsonMapper mapper =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .addMixIn(VolumeId.class, BareValue.class)
          .build();

  /// A command as a worker's `payload`: an object with `type`, `version` and `payload`.
  public String encode(Command command) {
    return document(command).toString();
  }

  /// An envelope as the body of a message: UTF-8 JSON.
  public byte[] encode(Envelope envelope) {
    ObjectNode root = mapper.createObjectNode();
    root.put("id", envelope.id().toString());
    root.put("worker_id", envelope.workerId());
    root.put("request_id", envelope.requestId());
    root.put("traceparent", envelope.traceparent());
    root.setAll(document(envelope.command()));
    return root.toString().getBytes(UTF_8);
  }

  /// Reads a worker's `payload`.
  public Decoded<Command> decodeCommand(String json) {
    try {
      return readCommand(mapper.readTree(json));
    } catch (JsonProcessingException e) {
      return new NotUnderstood<>("not JSON");
    }
  }

  /// Reads the body of a message.
  public Decoded<Envelope> decodeEnvelope(byte[] body) {
    try {
      return readEnvelope(mapper.readTree(body));
    } catch (IOException e) {
      return new NotUnderstood<>("not JSON");
    }
  }

  /// The name under which a command travels, for example `volume.create_volume`.
  public String typeOf(Command command) {
    return CommandType.of(command).name();
  }

  private ObjectNode document(Command command) {
    CommandType type = CommandType.of(command);
    ObjectNode root = mapper.createObjectNode();
    root.put(TYPE, type.name());
    root.put(VERSION, type.version());
    root.set(PAYLOAD, mapper.valueToTree(command));
    return root;
  }

  private Decoded<Envelope> readEnvelope(JsonNode root) {
    UUID id = uuid(root.path("id").asText());
    long workerId = root.path("worker_id").asLong();
    String requestId = root.path("request_id").asText();
    if (id == null || workerId <= 0 || requestId.isEmpty()) {
      return new NotUnderstood<>("id, worker_id or request_id is missing");
    }
    String traceparent = root.path("traceparent").asText(null);
    return switch (readCommand(root)) {
      case Understood<Command>(Command command) ->
          new Understood<>(new Envelope(id, workerId, requestId, traceparent, command));
      case NotUnderstood<Command>(String reason) -> new NotUnderstood<>(reason);
    };
  }

  private Decoded<Command> readCommand(JsonNode root) {
    String name = root.path(TYPE).asText();
    int version = root.path(VERSION).asInt();
    Optional<CommandType> type = CommandType.named(name);
    if (type.isEmpty()) {
      return new NotUnderstood<>("unknown type '" + name + "'");
    }
    if (!type.get().reads(version)) {
      return new NotUnderstood<>("unknown version " + version + " of " + name);
    }
    JsonNode payload = root.path(PAYLOAD);
    if (!payload.isObject()) {
      return new NotUnderstood<>("payload of " + name + " is missing");
    }
    try {
      return new Understood<>(mapper.treeToValue(payload, type.get().form()));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return new NotUnderstood<>("payload of " + name + " is incomplete or malformed");
    }
  }

  private static @Nullable UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /// Writes a record of one field as that field.
  private abstract static class BareValue {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    BareValue(@SuppressWarnings("unused") String value) {}

    @JsonValue
    abstract String value();
  }
}
