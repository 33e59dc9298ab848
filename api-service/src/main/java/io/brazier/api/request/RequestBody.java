package io.brazier.api.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.brazier.api.fault.GenericText;
import io.brazier.api.schema.Storable;
import io.brazier.fault.Fault;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A body as it came over the wire, not yet read. What two readers could understand as two things
/// is refused: bytes that are no UTF-8 (overlong forms of a character, a byte order mark, other
/// encodings), and a key twice in an object.
///
/// @param bytes empty if there was none
/// @param contentType the header; null if there was none, and then the bytes do not count
record RequestBody(Buffer bytes, @Nullable String contentType) {

  /// No body.
  static final RequestBody NONE = new RequestBody(Buffer.buffer(), null);

  private static final Set<String> ACCEPTED =
      Set.of("application/json", "application/vnd.openstack.volume+json");

  /// Far deeper than any body of the API, and with room for what is put around parts of it.
  private static final int DEEPEST = 100;

  private static final ObjectReader READER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build()
          .readerFor(JsonNode.class);

  /// The body's JSON; empty if there is no body.
  ///
  /// @throws Fault.UnsupportedMediaType if it is of another type
  /// @throws Fault.Invalid if it is not JSON, or holds what no database can
  Optional<JsonNode> read() {
    if (bytes.length() == 0 || contentType == null) {
      return Optional.empty();
    }
    if (!ACCEPTED.contains(mediaType(contentType))) {
      throw new Fault.UnsupportedMediaType(GenericText.UNSUPPORTED_CONTENT_TYPE);
    }
    JsonNode json = parse();
    if (!Storable.isStorable(json)) {
      throw new Fault.Invalid(GenericText.MALFORMED_BODY);
    }
    return Optional.of(json);
  }

  private JsonNode parse() {
    try {
      JsonNode json = READER.readTree(text());
      if (json.isMissingNode()) {
        throw new Fault.Invalid(GenericText.MALFORMED_BODY);
      }
      return json;
    } catch (IOException | NumberFormatException _) {
      // Where the text stops being JSON, or a number one that can be held, Cinder does not tell.
      throw new Fault.Invalid(GenericText.MALFORMED_BODY);
    }
  }

  /// @throws CharacterCodingException if the bytes are no UTF-8
  private String text() throws CharacterCodingException {
    return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.getBytes())).toString();
  }

  private static String mediaType(String header) {
    int parameters = header.indexOf(';');
    String type = parameters < 0 ? header : header.substring(0, parameters);
    return type.strip().toLowerCase(Locale.ROOT);
  }
}
