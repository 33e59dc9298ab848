package io.brazier.api.walls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.brazier.api.roles.Caller;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A request that is being spoilt. It begins as one that the service would take.
final class Draft {

  private static final String TYPE = "Content-Type: application/json";

  /// What the HTTP codec takes at most.
  private static final int LONGEST_LINE = 8_192;

  private static final int LARGEST_HEAD = 20 << 10;

  private String method;
  private String path;
  private String query = "";
  private final List<String> headers = new ArrayList<>();
  private byte[] body;
  private boolean chunked;
  private boolean unreadable;

  private Draft(String method, String path, byte[] body) {
    this.method = method;
    this.path = path;
    this.body = body;
  }

  /// A request as the route's case has it.
  static Draft of(RouteCase right, Estate estate, Caller caller) {
    String[] target = ("/v3" + right.path(estate)).split("\\?", 2);
    Draft draft = new Draft(right.method(), target[0], right.json(estate).getBytes(UTF_8));
    if (target.length > 1) {
      draft.query(target[1]);
    }
    draft.header("X-Auth-Token: " + caller.token());
    draft.header("OpenStack-API-Version: volume 3.71");
    if (draft.body.length > 0) {
      draft.header(TYPE);
    }
    return draft;
  }

  void method(String newMethod) {
    method = newMethod;
  }

  String path() {
    return path;
  }

  /// Characters stand for bytes.
  void path(String newPath) {
    path = newPath;
  }

  void query(String parameter) {
    query = query.isEmpty() ? parameter : query + "&" + parameter;
  }

  /// Adds a header, beside one of the same name that may be there.
  void header(String line) {
    headers.add(line);
  }

  /// Exchanges a header for another, or for nothing.
  void replace(String name, List<String> lines) {
    headers.removeIf(line -> line.startsWith(name + ":"));
    headers.addAll(lines);
  }

  byte[] body() {
    return body;
  }

  void body(byte[] newBody) {
    body = newBody;
    replace("Content-Type", List.of(TYPE));
  }

  void body(String newBody) {
    body(newBody.getBytes(UTF_8));
  }

  /// Sends the body in chunks, without saying its length.
  void chunk() {
    chunked = true;
  }

  /// From here on the HTTP codec may take it for no request at all.
  void makeUnreadable() {
    unreadable = true;
  }

  /// Whether the HTTP codec may refuse it before any handler sees it.
  boolean isUnreadable() {
    String head = head();
    return unreadable || head.indexOf('\r') > LONGEST_LINE || head.length() > LARGEST_HEAD;
  }

  boolean wantsNoBody() {
    return method.equals("HEAD");
  }

  /// What goes over the wire.
  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head().getBytes(ISO_8859_1));
    if (chunked && body.length > 0) {
      bytes.writeBytes((Integer.toHexString(body.length) + "\r\n").getBytes(ISO_8859_1));
      bytes.writeBytes(body);
      bytes.writeBytes("\r\n0\r\n\r\n".getBytes(ISO_8859_1));
    } else {
      bytes.writeBytes(body);
    }
    return bytes.toByteArray();
  }

  private String head() {
    String target = query.isEmpty() ? path : path + "?" + query;
    List<String> lines = new ArrayList<>(List.of(method + " " + target + " HTTP/1.1", "Host: h"));
    lines.addAll(headers);
    if (chunked && body.length > 0) {
      lines.add("Transfer-Encoding: chunked");
    } else {
      lines.add("Content-Length: " + body.length);
    }
    return lines.stream().collect(Collectors.joining("\r\n", "", "\r\n\r\n"));
  }

  /// The beginning of it, for a failure's text.
  @Override
  public String toString() {
    String text = new String(bytes(), UTF_8);
    return text.length() > 2_000 ? text.substring(0, 2_000) + "…" : text;
  }
}
