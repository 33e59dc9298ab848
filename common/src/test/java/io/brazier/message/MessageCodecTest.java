package io.brazier.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brazier.message.Decoded.NotUnderstood;
import io.brazier.message.Decoded.Understood;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The files beside this class are the contract between services of different versions: a change to
/// one of them is a change of the contract.
class MessageCodecTest {

  private static final UUID ID = UUID.fromString("018c2f6e-5b1a-7c3d-9e4f-5a6b7c8d9e0f");

  private final MessageCodec codec = new MessageCodec();
  private final ObjectMapper json = new ObjectMapper();

  record Sample(String file, Command command) {}

  static Stream<Sample> samples() {
    return Stream.of(
        new Sample("scheduler.create_volume.1.json", MessageSamples.scheduleCreate()),
        new Sample("volume.create_volume.1.json", MessageSamples.create()),
        new Sample("volume.delete_volume.1.json", MessageSamples.delete()));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void envelopeIsWrittenAsTheSampleSays(Sample sample) throws IOException {
    byte[] written = codec.encode(MessageSamples.envelope(ID, 42, sample.command()));
    assertThat(json.readTree(written)).isEqualTo(golden(sample));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void sampleIsReadAsWhatItWasWrittenFrom(Sample sample) throws IOException {
    byte[] body = golden(sample).toString().getBytes(UTF_8);
    assertThat(codec.decodeEnvelope(body))
        .isEqualTo(new Understood<>(MessageSamples.envelope(ID, 42, sample.command())));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void commandOfARowIsReadAsItWasWritten(Sample sample) {
    assertThat(codec.decodeCommand(codec.encode(sample.command())))
        .isEqualTo(new Understood<>(sample.command()));
  }

  @Test
  void everyCommandHasATypeOfItsOwn() {
    Stream<Class<?>> commands =
        Arrays.stream(Command.class.getPermittedSubclasses())
            .flatMap(receiver -> Arrays.stream(receiver.getPermittedSubclasses()));
    assertThat(commands)
        .containsExactlyInAnyOrderElementsOf(
            CommandType.ALL.stream().<Class<?>>map(CommandType::form).toList());
    assertThat(CommandType.ALL).extracting(CommandType::name).doesNotHaveDuplicates();
  }

  @Test
  void unknownFieldsAreIgnored() throws IOException {
    ObjectNode sample = golden(samples().toList().getFirst());
    sample.put("colour", "green");
    ((ObjectNode) sample.get("payload")).put("mood", "good");
    assertThat(codec.decodeEnvelope(sample.toString().getBytes(UTF_8)))
        .isInstanceOf(Understood.class);
  }

  @Test
  void unknownTypeIsNotUnderstood() {
    assertThat(codec.decodeCommand("{\"type\": \"volume.paint\", \"version\": 1}"))
        .isEqualTo(new NotUnderstood<Command>("unknown type 'volume.paint'"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 99})
  void otherVersionIsNotUnderstood(int version) throws JsonProcessingException {
    ObjectNode row = (ObjectNode) json.readTree(codec.encode(MessageSamples.delete()));
    row.put("version", version);
    assertThat(codec.decodeCommand(row.toString()))
        .isEqualTo(
            new NotUnderstood<Command>("unknown version " + version + " of volume.delete_volume"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "rubbish",
        "[]",
        "null",
        "{\"type\": \"volume.delete_volume\", \"version\": 1}",
        "{\"type\": \"volume.delete_volume\", \"version\": 1, \"payload\": {}}",
        "{\"type\": \"volume.delete_volume\", \"version\": 1, \"payload\": []}",
        "{\"type\": \"volume.create_volume\", \"version\": 1, \"payload\": {\"volume_id\": \"v\"}}"
      })
  void incompleteCommandIsNotUnderstood(String text) {
    assertThat(codec.decodeCommand(text)).isInstanceOf(NotUnderstood.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "worker_id", "request_id", "type", "version", "payload"})
  void envelopeWithoutOneOfItsPartsIsNotUnderstood(String part) throws IOException {
    ObjectNode sample = golden(samples().toList().getFirst());
    sample.remove(part);
    assertThat(codec.decodeEnvelope(sample.toString().getBytes(UTF_8)))
        .isInstanceOf(NotUnderstood.class);
  }

  @Test
  void envelopeOfAnUntracedRequestIsUnderstood() {
    Envelope untraced = new Envelope(ID, 1, "req-1", null, MessageSamples.delete());
    assertThat(codec.decodeEnvelope(codec.encode(untraced))).isEqualTo(new Understood<>(untraced));
  }

  @Test
  void b1MessagesHoldNothingButIdsAndArguments() throws IOException {
    for (Sample sample : samples().toList()) {
      assertThat(golden(sample).toString()).doesNotContainIgnoringCase("token", "password");
      assertThat(golden(sample).fieldNames())
          .toIterable()
          .containsExactlyInAnyOrder(
              "id", "worker_id", "request_id", "traceparent", "type", "version", "payload");
    }
  }

  private ObjectNode golden(Sample sample) throws IOException {
    try (InputStream file = MessageCodecTest.class.getResourceAsStream(sample.file())) {
      assertThat(file).as(sample.file()).isNotNull();
      JsonNode read = json.readTree(file);
      return (ObjectNode) read;
    }
  }
}
