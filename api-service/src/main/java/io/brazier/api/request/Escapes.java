package io.brazier.api.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.brazier.fault.Fault;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The escapes (`%41`) of a request line, whose characters stand for bytes.
final class Escapes {

  /// A sign that is no escape's stands for itself, as Python's `unquote` has it.
  private static final Pattern BROKEN = Pattern.compile("%(?![0-9a-fA-F]{2})");

  /// What a URI cannot hold but as an escape.
  private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9\\-._~!$&'()*+,;=:@/?%]");

  private Escapes() {}

  /// The same text as a URI holds it.
  static String mended(String text) {
    return FOREIGN
        .matcher(BROKEN.matcher(text).replaceAll("%25"))
        .replaceAll(found -> "%%%02X".formatted((int) found.group().charAt(0)));
  }

  /// What a text says.
  ///
  /// @throws Fault.Invalid if its bytes are no UTF-8
  static String decoded(String text) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(mended(text)))).toString();
    } catch (CharacterCodingException _) {
      // Cinder's words for what it cannot decode either.
      throw new Fault.Invalid(
          "Error decoding your request. Either the URL or the request body contained characters"
              + " that could not be decoded.");
    }
  }

  private static byte[] bytes(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int at = 0;
    while (at < text.length()) {
      char sign = text.charAt(at);
      bytes.write(sign == '%' ? HexFormat.fromHexDigits(text, at + 1, at + 3) : sign);
      at += sign == '%' ? 3 : 1;
    }
    return bytes.toByteArray();
  }
}
