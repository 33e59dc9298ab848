package io.brazier.api.walls;

import java.util.HashMap;
import java.util.Map;

/// One way to use a route.
///
/// @param trait whom it is open to
/// @param route the method and the template, as in [RouteTable]
/// @param parameters what stands for the template's parameters
/// @param query what stands behind the path; empty for nothing
/// @param body with single quotes for double ones; empty for none
record RouteCase(
    Trait trait, String route, Map<String, String> parameters, String query, String body) {

  RouteCase {
    parameters = Map.copyOf(parameters);
  }

  static RouteCase of(Trait trait, String route) {
    return new RouteCase(trait, route, Map.of(), "", "");
  }

  RouteCase with(String name, String value) {
    Map<String, String> more = new HashMap<>(parameters);
    more.put(name, value);
    return new RouteCase(trait, route, more, query, body);
  }

  RouteCase asking(String newQuery) {
    return new RouteCase(trait, route, parameters, newQuery, body);
  }

  RouteCase sending(String newBody) {
    return new RouteCase(trait, route, parameters, query, newBody);
  }

  String method() {
    return route.substring(0, route.indexOf(' '));
  }

  /// Whether the body's one key says what is done.
  boolean isAction() {
    return route.endsWith("/action");
  }

  /// Whether it changes nothing. Types get and lose QoS specs by what looks like a read.
  boolean isRead() {
    return method().equals("GET") && !route.contains("associate");
  }

  /// The path below `/v3` and the query, with the estate's ids.
  String path(Estate estate) {
    String path = route.substring(route.indexOf(' ') + 1);
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      path = path.replace("{" + parameter.getKey() + "}", parameter.getValue());
    }
    return estate.fill(path.substring("/v3".length()) + (query.isEmpty() ? "" : "?" + query));
  }

  /// The body as JSON, with the estate's ids.
  String json(Estate estate) {
    return estate.fill(body.replace('\'', '"'));
  }

  @Override
  public String toString() {
    return route + parameters + query + body;
  }
}
