package io.brazier.api.walls;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Spoils paths and methods.
final class BadPaths {

  static final List<Mutation> ALL =
      List.of(
          BadPaths::exchangeSegment,
          BadPaths::addSegment,
          BadPaths::appendToSegment,
          BadPaths::dropSegment,
          BadPaths::moveBelow,
          (draft, _) -> draft.path("http://other.example" + draft.path()),
          (draft, _) -> draft.path(draft.path() + "/" + "x".repeat(3_000)),
          (draft, _) -> draft.path(draft.path() + "/" + "x".repeat(10_000)),
          BadPaths::exchangeMethod);

  private static final List<String> METHODS =
      List.of("PATCH", "HEAD", "OPTIONS", "TRACE", "get", "POST", "PUT", "DELETE", "GET", "FOO");

  private static final List<String> SEGMENTS =
      List.of(
          "",
          ".",
          "..",
          "%2e%2e",
          ".%2E",
          "%00",
          "a%00b",
          "%zz",
          "%",
          "%2",
          "%2F",
          "%5C..%5C",
          "\\..\\",
          ";x=y",
          "x;y",
          "{id}",
          "*",
          "~",
          "|",
          "\"",
          "<x>",
          "q",
          "health",
          "v3",
          "volumes",
          "detail",
          ".json",
          "a.json.json",
          "%F0%9F%92%A9",
          "%ff%fe",
          "%ed%a0%80",
          "\u00e9\u00ff",
          "None",
          "null",
          "-1",
          "x'--",
          "%27%20or%201=1",
          "$(id)",
          "abc",
          "0".repeat(300));

  private BadPaths() {}

  private static void exchangeMethod(Draft draft, Random random) {
    draft.method(Mutation.pick(random, METHODS));
  }

  private static void moveBelow(Draft draft, Random random) {
    draft.path("/" + Mutation.pick(random, SEGMENTS) + draft.path());
  }

  private static List<String> segments(Draft draft) {
    return new ArrayList<>(List.of(draft.path().split("/", -1)));
  }

  private static void exchangeSegment(Draft draft, Random random) {
    List<String> segments = segments(draft);
    segments.set(random.nextInt(segments.size()), Mutation.pick(random, SEGMENTS));
    draft.path(rooted(segments));
  }

  private static void addSegment(Draft draft, Random random) {
    List<String> segments = segments(draft);
    segments.add(random.nextInt(segments.size() + 1), Mutation.pick(random, SEGMENTS));
    draft.path(rooted(segments));
  }

  private static void appendToSegment(Draft draft, Random random) {
    List<String> segments = segments(draft);
    int at = random.nextInt(segments.size());
    segments.set(at, segments.get(at) + Mutation.pick(random, SEGMENTS));
    draft.path(rooted(segments));
  }

  private static void dropSegment(Draft draft, Random random) {
    List<String> segments = segments(draft);
    segments.remove(random.nextInt(segments.size()));
    draft.path(rooted(segments));
  }

  private static String rooted(List<String> segments) {
    String path = String.join("/", segments);
    return path.startsWith("/") ? path : "/" + path;
  }
}
