package io.brazier.api.walls;

import java.util.List;
import java.util.Random;

/// Spoils headers.
final class BadHeaders {

  static final List<Mutation> ALL =
      List.of(
          BadHeaders::addLine,
          BadHeaders::exchangeVersion,
          BadHeaders::exchangeType,
          BadHeaders::exchangeToken,
          (draft, random) -> draft.header("X-Long: " + "x".repeat(random.nextInt(10_000))),
          BadHeaders::overflow,
          BadHeaders::breakLine,
          (draft, _) -> draft.chunk());

  private static final List<String> LINES =
      List.of(
          "Accept: text/html;q=x,;;",
          "Accept-Language: ;;;",
          "Accept-Encoding: gzip;q=9e999",
          "Content-Encoding: gzip",
          "Cookie: ;;;=;",
          "Expect: nothing",
          "Expect: 100-continue",
          "If-Match: W/\"x\"",
          "If-Match: *",
          "If-Match: " + "\"x\",".repeat(500),
          "If-None-Match: *",
          "If-Modified-Since: yesterday",
          "Range: bytes=9-1",
          "Upgrade: websocket\r\nConnection: upgrade",
          "X-Forwarded-Host: a b\"<>, ,",
          "X-Forwarded-Host: ,",
          "X-Forwarded-Proto: gopher",
          "Forwarded: for=;host=\"",
          "X-HTTP-Method-Override: DELETE",
          "X-Service-Token: nonsense",
          "X-Openstack-Request-Id: req-%n%s",
          "X-Auth-User: other",
          "X-Auth-Project-Id: abc",
          "X-Roles: admin",
          "X-Project-Id: abc",
          "X-Is-Admin-Project: True",
          "traceparent: 00-zz-zz-01",
          "tracestate: ,=,",
          "Host: other",
          "Content-Type: text/xml",
          "Via: \u00e9\u00ff");

  private static final List<String> VERSIONS =
      List.of(
          "volume",
          "volume ",
          "volume 3",
          "volume 3.",
          "volume .",
          "volume 3.01",
          "volume 3.-1",
          "volume 3.72",
          "volume 99999999999999999999.99999999999999999999",
          "volume latest",
          "volume 3.0",
          "volume 3.30",
          "VOLUME 3.71",
          "compute 2.1",
          ",",
          "volume 3.71,volume abc",
          "volume\t3.5",
          "\u00e9");

  private static final List<String> TYPES =
      List.of(
          "text/plain",
          "application/xml",
          "application/jsonp",
          "application/json; charset=utf-16",
          "application/json; charset=nothing",
          "application/json;;;=",
          "multipart/form-data",
          "multipart/form-data; boundary=x",
          "application/x-www-form-urlencoded",
          "/",
          ";",
          "");

  private static final List<String> TOKENS =
      List.of(
          "", " ", "unknown", "a:b:c", "\u00e9", "x".repeat(5_000), "reader-token member-token");

  private BadHeaders() {}

  private static void addLine(Draft draft, Random random) {
    draft.header(Mutation.pick(random, LINES));
  }

  private static void exchangeVersion(Draft draft, Random random) {
    draft.replace(
        "OpenStack-API-Version",
        List.of("OpenStack-API-Version: " + Mutation.pick(random, VERSIONS)));
  }

  private static void exchangeType(Draft draft, Random random) {
    draft.replace(
        "Content-Type",
        random.nextBoolean()
            ? List.of()
            : List.of("Content-Type: " + Mutation.pick(random, TYPES)));
  }

  private static void exchangeToken(Draft draft, Random random) {
    draft.replace("X-Auth-Token", List.of("X-Auth-Token: " + Mutation.pick(random, TOKENS)));
  }

  private static void overflow(Draft draft, Random random) {
    for (int i = random.nextInt(500); i > 0; i--) {
      draft.header("X-Header-%d: %s".formatted(i, "x".repeat(50)));
    }
  }

  private static void breakLine(Draft draft, Random random) {
    draft.header(
        Mutation.pick(
            random,
            List.of(
                "X-Fold: a\r\n b",
                "X-Split: a\r\nX-Auth-Token: admin-token",
                "X-Bare: a\nX-Other: b",
                "X-Return: a\rX-Other: b",
                "X-Control: \u0001",
                "X-Nul: a\0b",
                "No colon at all",
                "Spaces in name: x",
                ": no name",
                "Content-Length: 7",
                "Transfer-Encoding: identity")));
    draft.makeUnreadable();
  }
}
