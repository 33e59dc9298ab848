package io.brazier.api.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads oslo.policy's rule language: `role:`, `rule:` and attribute checks, joined by `not`, `and`
/// and `or` in this order of binding, with parentheses, `@` for always and `!` for never.
final class RuleParser {

  private static final String OPEN = "(";
  private static final String CLOSE = ")";

  private final String text;
  private final List<String> tokens;
  private int next;

  private RuleParser(String text) {
    this.text = text;
    this.tokens = tokens(text);
  }

  /// Reads a rule.
  ///
  /// @throws IllegalArgumentException if the text is no rule
  static Check parse(String text) {
    if (text.isBlank()) {
      return new Check.Always();
    }
    return new RuleParser(text).parseAll();
  }

  /// Parentheses stand at the edges of words; those of `%(name)s` are within one.
  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    for (String word : text.strip().split("\\s+", -1)) {
      addTokens(word, tokens);
    }
    return List.copyOf(tokens);
  }

  private static void addTokens(String word, List<String> tokens) {
    int start = 0;
    while (start < word.length() && word.charAt(start) == '(') {
      tokens.add(OPEN);
      start++;
    }
    int end = word.length();
    while (end > start && word.charAt(end - 1) == ')') {
      end--;
    }
    if (end > start) {
      tokens.add(word.substring(start, end));
    }
    for (int i = end; i < word.length(); i++) {
      tokens.add(CLOSE);
    }
  }

  private Check parseAll() {
    Check check = parseOr();
    if (next < tokens.size()) {
      throw malformed();
    }
    return check;
  }

  private Check parseOr() {
    List<Check> checks = new ArrayList<>();
    do {
      checks.add(parseAnd());
    } while (takeWord("or"));
    return checks.size() == 1 ? checks.getFirst() : new Check.Any(checks);
  }

  private Check parseAnd() {
    List<Check> checks = new ArrayList<>();
    do {
      checks.add(parseNot());
    } while (takeWord("and"));
    return checks.size() == 1 ? checks.getFirst() : new Check.All(checks);
  }

  private Check parseNot() {
    return takeWord("not") ? new Check.Not(parseNot()) : parseOne();
  }

  private Check parseOne() {
    String token = take();
    if (!token.equals(OPEN)) {
      return parseLeaf(token);
    }
    Check inner = parseOr();
    if (!take().equals(CLOSE)) {
      throw malformed();
    }
    return inner;
  }

  private Check parseLeaf(String token) {
    if (token.equals("@")) {
      return new Check.Always();
    }
    if (token.equals("!")) {
      return new Check.Never();
    }
    int colon = token.indexOf(':');
    if (colon <= 0 || colon == token.length() - 1) {
      throw malformed();
    }
    return parseCheck(token.substring(0, colon), token.substring(colon + 1));
  }

  private Check parseCheck(String kind, String match) {
    return switch (kind) {
      case "rule" -> new Check.Rule(match);
      case "role" -> new Check.Role(match);
      case "http", "https" ->
          throw new IllegalArgumentException("remote policy checks are not supported: " + text);
      default -> new Check.Match(kind, match);
    };
  }

  private boolean takeWord(String word) {
    if (next < tokens.size() && tokens.get(next).toLowerCase(Locale.ROOT).equals(word)) {
      next++;
      return true;
    }
    return false;
  }

  private String take() {
    if (next == tokens.size()) {
      throw malformed();
    }
    return tokens.get(next++);
  }

  private IllegalArgumentException malformed() {
    return new IllegalArgumentException("not a policy rule: " + text);
  }
}
