package io.brazier.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.StringJoiner;

/// JSON values as Python prints them, since Cinder's texts quote them so.
final class PythonText {

  private PythonText() {}

  /// As Python's `str`: a string at the top has no quotes.
  static String plain(JsonNode value) {
    return value.isTextual() ? value.textValue() : quoted(value);
  }

  /// As Python's `repr`.
  static String quoted(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> quoted(value.textValue());
      case BOOLEAN -> value.booleanValue() ? "True" : "False";
      case OBJECT -> quotedObject(value);
      case ARRAY -> quotedList(value);
      case NULL, MISSING -> "None";
      case NUMBER, BINARY, POJO -> value.asText();
    };
  }

  static String quoted(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder quoted = new StringBuilder().append(quote);
    text.codePoints().forEach(point -> append(quoted, point, quote));
    return quoted.append(quote).toString();
  }

  private static void append(StringBuilder to, int point, char quote) {
    switch (point) {
      case '\\' -> to.append("\\\\");
      case '\n' -> to.append("\\n");
      case '\r' -> to.append("\\r");
      case '\t' -> to.append("\\t");
      default -> appendPlain(to, point, quote);
    }
  }

  private static void appendPlain(StringBuilder to, int point, char quote) {
    if (point == quote) {
      to.append('\\').append(quote);
    } else if (point < ' ') {
      to.append("\\x%02x".formatted(point));
    } else {
      to.appendCodePoint(point);
    }
  }

  private static String quotedObject(JsonNode value) {
    StringJoiner entries = new StringJoiner(", ", "{", "}");
    value
        .properties()
        .forEach(entry ->
            entries.add(
                quoted(TextNode.valueOf(entry.getKey())) + ": " + quoted(entry.getValue())));
    return entries.toString();
  }

  private static String quotedList(JsonNode value) {
    StringJoiner items = new StringJoiner(", ", "[", "]");
    value.forEach(item -> items.add(quoted(item)));
    return items.toString();
  }
}
