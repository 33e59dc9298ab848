package io.brazier.api.links;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes the links of one reply. The project segment is in them if the request's URL had it.
public record Links(Origin origin) {

  private static final String VERSION_PATH = "/v3";
  private static final String MARKER = "marker";

  /// The `links` of a resource: itself, and its address without a version.
  ///
  /// @param collection such as `volumes`
  public List<Link> of(String collection, String id) {
    String path = project() + "/" + collection + "/" + id;
    return List.of(
        new Link("self", origin.base() + VERSION_PATH + path),
        new Link("bookmark", origin.base() + path));
  }

  /// The link to the page after the one that ends with an item: the request's own query with its
  /// marker replaced.
  ///
  /// @param collection such as `volumes/detail`
  public Link next(String collection, String lastId) {
    String query =
        Stream.concat(kept(), Stream.of(MARKER + "=" + encode(lastId)))
            .collect(Collectors.joining("&"));
    return new Link(
        "next", origin.base() + VERSION_PATH + project() + "/" + collection + "?" + query);
  }

  /// The address of the API itself.
  public String root() {
    return origin.base() + VERSION_PATH + "/";
  }

  private Stream<String> kept() {
    return Arrays.stream(origin.query().split("&", -1))
        .filter(parameter -> !parameter.isEmpty())
        .filter(parameter -> !parameter.equals(MARKER) && !parameter.startsWith(MARKER + "="));
  }

  private String project() {
    return Optional.ofNullable(origin.projectId()).map(id -> "/" + id).orElse("");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
