package io.brazier.api.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A reply as it came over the wire.
///
/// @param headers by their names in lower case; of a repeated one the last
public record RawReply(int status, Map<String, String> headers, String body) {

  /// Copies the headers.
  public RawReply {
    headers = Map.copyOf(headers);
  }

  static RawReply ofHead(String head) {
    String[] lines = head.strip().split("\r\n", -1);
    Map<String, String> headers =
        Arrays.stream(lines)
            .skip(1)
            .map(line -> line.split(":", 2))
            .collect(
                Collectors.toMap(
                    line -> line[0].strip().toLowerCase(Locale.ROOT),
                    line -> line[1].strip(),
                    (_, last) -> last));
    return new RawReply(Integer.parseInt(lines[0].split(" ", -1)[1]), headers, "");
  }

  RawReply withBody(byte[] bytes) {
    return new RawReply(status, headers, new String(bytes, UTF_8));
  }

  /// Whether another reply follows this one, as after `100 Continue`.
  boolean isInterim() {
    return status < 200;
  }

  int contentLength() {
    return Integer.parseInt(headers.getOrDefault("content-length", "0"));
  }

  /// A header's value; null if it is not there.
  public @Nullable String header(String name) {
    return headers.get(name.toLowerCase(Locale.ROOT));
  }
}
