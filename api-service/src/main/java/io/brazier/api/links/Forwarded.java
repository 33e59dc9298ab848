package io.brazier.api.links;

import io.brazier.text.Blanks;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a proxy tells of the request that the client sent it, as oslo.middleware's
/// `http_proxy_to_wsgi` reads it: `Forwarded` if there is one, else `X-Forwarded-Proto` and
/// `X-Forwarded-Host`; and `X-Forwarded-Prefix`.
///
/// @param scheme null if it is not told
/// @param host with its port if it is not the usual one; null if it is not told
/// @param prefix what the proxy took off the path, without a slash at the end; empty for nothing
public record Forwarded(@Nullable String scheme, @Nullable String host, String prefix) {

  /// No proxy, or none that is believed.
  public static final Forwarded NOTHING = new Forwarded(null, null, "");

  /// Reads the headers of a request. Of several proxies, `Forwarded` is believed for the first, as
  /// the header tells of the whole way, and the others for the last, as Cinder's links do.
  ///
  /// @param header gives a header's value, null for none
  public static Forwarded read(Function<String, @Nullable String> header) {
    String prefix = header.apply("X-Forwarded-Prefix");
    String path = prefix == null ? "" : Blanks.strip(prefix).replaceAll("/+$", "");
    String way = header.apply("Forwarded");
    if (way == null || Blanks.areAll(way)) {
      return new Forwarded(
          last(header.apply("X-Forwarded-Proto")), last(header.apply("X-Forwarded-Host")), path);
    }
    Map<String, String> first = pairs(way.split(",", 2)[0]);
    return new Forwarded(first.get("proto"), first.get("host"), path);
  }

  private static @Nullable String last(@Nullable String list) {
    if (list == null) {
      return null;
    }
    String last = Blanks.strip(list.substring(list.lastIndexOf(',') + 1));
    return last.isEmpty() ? null : last;
  }

  private static Map<String, String> pairs(String element) {
    return Arrays.stream(element.split(";", -1))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2 && !unquoted(pair[1]).isEmpty())
        .collect(
            Collectors.toMap(
                pair -> Blanks.strip(pair[0]).toLowerCase(Locale.ROOT),
                pair -> unquoted(pair[1]),
                (_, again) -> again));
  }

  private static String unquoted(String value) {
    return Blanks.strip(value).replaceAll("^\"|\"$", "");
  }
}
