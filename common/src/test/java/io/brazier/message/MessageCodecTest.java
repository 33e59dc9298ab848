package io.brazier.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brazier.message.Decoded.NotUnderstood;
import io.brazier.message.Decoded.Understood;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The files beside this class are the contract between services of different versions: a change to
/// one of them is a change of the contract.
class MessageCodecTest {

  private static final UUID ID = UUID.fromString("018c2f6e-5b1a-7c3d-9e4f-5a6b7c8d9e0f");
  private static final Envelope ENVELOPE = MessageSamples.envelope(ID, 42);

  private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE_CASE =
      new PropertyNamingStrategies.SnakeCaseStrategy();

  private final MessageCodec codec = new MessageCodec();
  private final ObjectMapper json = new ObjectMapper();

  record Sample(String file, Object arguments) {}

  static Stream<Sample> samples() {
    return Stream.of(
        new Sample("create_volume.scheduler.json", MessageSamples.scheduleCreate()),
        new Sample("create_volume.backend.json", MessageSamples.create()),
        new Sample("create_volume.source.json", MessageSamples.createFromSnapshot()),
        new Sample("extend_volume.json", MessageSamples.extend()),
        new Sample("retype_volume.json", MessageSamples.retype()),
        new Sample("revert_to_snapshot.json", MessageSamples.revert()),
        new Sample("initialize_connection.json", MessageSamples.connection()),
        new Sample("create_snapshot.json", MessageSamples.createSnapshot()),
        new Sample("delete_snapshot.json", MessageSamples.deleteSnapshot()));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void argumentsAreWrittenAsTheSampleSays(Sample sample) throws IOException {
    assertThat(json.readTree(codec.encode(sample.arguments()))).isEqualTo(golden(sample.file()));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void sampleIsReadAsWhatItWasWrittenFrom(Sample sample) throws IOException {
    String payload = golden(sample.file()).toString();
    assertThat((Object) codec.arguments(payload, sample.arguments().getClass()))
        .isEqualTo(sample.arguments());
  }

  @Test
  void unknownFieldsOfArgumentsAreIgnored() throws IOException {
    ObjectNode sample = golden("extend_volume.json").put("mood", "good");
    assertThat(codec.arguments(sample.toString(), ExtendVolumeArguments.class))
        .isEqualTo(MessageSamples.extend());
  }

  @Test
  void longMessageIsNotRead() {
    String envelope = new String(codec.encode(ENVELOPE), UTF_8);
    byte[] longest = padded(envelope, MessageCodec.MOST_BYTES);
    byte[] longer = padded(envelope, MessageCodec.MOST_BYTES + 1);
    assertThat(codec.decodeEnvelope(longest)).isEqualTo(new Understood<>(ENVELOPE));
    assertThat(codec.decodeEnvelope(longer))
        .isEqualTo(new NotUnderstood<Envelope>("65537 bytes, more than 65536"));
  }

  private static byte[] padded(String text, int length) {
    return (text + " ".repeat(length - text.length())).getBytes(UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "rubbish", "[]", "{}", "{\"new_size_gib\": 3}"})
  void incompleteArgumentsAreRefused(String payload) {
    assertThatThrownBy(() -> codec.arguments(payload, ExtendVolumeArguments.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the payload holds no ExtendVolumeArguments");
  }

  /// A part that must be there: everything of a record that is not nullable.
  record Part(Sample sample, JsonPointer place) {}

  static Stream<Part> requiredParts() {
    return samples()
        .flatMap(sample ->
            required(sample.arguments().getClass(), JsonPointer.empty())
                .map(place -> new Part(sample, place)));
  }

  private static Stream<JsonPointer> required(Class<?> form, JsonPointer at) {
    return Arrays.stream(form.getRecordComponents())
        .filter(part -> !part.getAnnotatedType().isAnnotationPresent(Nullable.class))
        .flatMap(part -> {
          JsonPointer place = at.appendProperty(SNAKE_CASE.translate(part.getName()));
          return Stream.concat(
              Stream.of(place),
              part.getType().isRecord() ? required(part.getType(), place) : Stream.empty());
        });
  }

  @ParameterizedTest
  @MethodSource("requiredParts")
  void argumentsWithoutOneOfTheirPartsAreRefused(Part part) throws IOException {
    ObjectNode payload = golden(part.sample().file());
    ObjectNode owner = (ObjectNode) payload.at(part.place().head());
    String name = part.place().last().getMatchingProperty();
    assertThat(owner.remove(name)).as("the sample has it").isNotNull();
    assertRefused(payload.toString(), part.sample());
    owner.putNull(name);
    assertRefused(payload.toString(), part.sample());
  }

  private void assertRefused(String payload, Sample sample) {
    Class<?> form = sample.arguments().getClass();
    assertThatThrownBy(() -> codec.arguments(payload, form))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the payload holds no " + form.getSimpleName());
  }

  @Test
  void envelopeIsWrittenAsTheSampleSays() throws IOException {
    assertThat(json.readTree(codec.encode(ENVELOPE))).isEqualTo(golden("envelope.json"));
  }

  @Test
  void sampleOfAnEnvelopeIsReadAsWhatItWasWrittenFrom() throws IOException {
    assertThat(decoded(golden("envelope.json"))).isEqualTo(new Understood<>(ENVELOPE));
  }

  @Test
  void unknownFieldsOfEnvelopesAreIgnored() throws IOException {
    assertThat(decoded(golden("envelope.json").put("colour", "green")))
        .isEqualTo(new Understood<>(ENVELOPE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "worker_id", "request_id", "type"})
  void envelopeWithoutOneOfItsPartsIsNotUnderstood(String part) throws IOException {
    ObjectNode sample = golden("envelope.json");
    sample.remove(part);
    assertThat(decoded(sample)).isInstanceOf(NotUnderstood.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "rubbish", "[]", "null"})
  void whatIsNoEnvelopeIsNotUnderstood(String body) {
    assertThat(codec.decodeEnvelope(body.getBytes(UTF_8))).isInstanceOf(NotUnderstood.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\": 1}",
        "{\"id\": \"1\"}",
        "{\"worker_id\": 0}",
        "{\"worker_id\": 1.5}",
        "{\"worker_id\": \"1\"}",
        "{\"worker_id\": 18446744073709551617}",
        "{\"worker_id\": 1e400}",
        "{\"type\": [\"create_volume\"]}",
        "{\"type\": {}}",
        "{\"request_id\": 7}",
        "{\"request_id\": \"\"}",
        "{\"traceparent\": \"\"}"
      })
  void envelopeWithSomethingElseInAPlaceIsNotUnderstood(String wrong) throws IOException {
    ObjectNode body = golden("envelope.json");
    body.setAll((ObjectNode) json.readTree(wrong));
    assertThat(decoded(body))
        .isEqualTo(new NotUnderstood<>("id, worker_id, type or request_id is missing or none"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "type", "request_id", "traceparent"})
  void envelopeWithAnOverlongPartIsNotUnderstood(String part) throws IOException {
    assertThat(decoded(golden("envelope.json").put(part, "x".repeat(60_000))))
        .isInstanceOf(NotUnderstood.class);
    assertThat(decoded(golden("envelope.json").put(part, "\u20ac".repeat(86))))
        .isInstanceOf(NotUnderstood.class);
  }

  @Test
  void deepJsonIsNotUnderstood() {
    byte[] body = "[".repeat(60_000).getBytes(UTF_8);
    assertThat(codec.decodeEnvelope(body)).isEqualTo(new NotUnderstood<>("not JSON"));
  }

  @Test
  void envelopeOfAnUntracedRequestIsUnderstood() {
    Envelope untraced = new Envelope(ID, 1, "delete_volume", "req-1", null);
    assertThat(codec.decodeEnvelope(codec.encode(untraced))).isEqualTo(new Understood<>(untraced));
  }

  @Test
  void b1MessagesHoldNothingButIds() throws IOException {
    assertThat(golden("envelope.json").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("id", "worker_id", "request_id", "traceparent", "type");
  }

  private Decoded<Envelope> decoded(ObjectNode body) {
    return codec.decodeEnvelope(body.toString().getBytes(UTF_8));
  }

  private ObjectNode golden(String name) throws IOException {
    try (InputStream file = MessageCodecTest.class.getResourceAsStream(name)) {
      assertThat(file).as(name).isNotNull();
      return (ObjectNode) json.readTree(file);
    }
  }
}
