package io.brazier.api.list;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.brazier.api.schema.Storable;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads Python's literals: texts with its prefixes and escapes, numbers, `True`, `False`, `None`,
/// lists, tuples, sets and maps of them. Complex numbers and comments are not read.
final class LiteralReader {

  private static final int END = -1;

  /// Python's tokenizer refuses more brackets within each other.
  private static final int DEEPEST = 200;

  private static final String BLANKS = " \t\f\r\n";
  private static final Pattern WORD = Pattern.compile("(None|True|False)\\b");

  /// Possessive where it repeats: Java's other groups take stack for each turn, and a client says
  /// how many there are.
  private static final Pattern NUMBER =
      Pattern.compile(
          """
          [+-]?[ \\t]*+
          (?:0[xX](?<hex>(?:_?[0-9a-fA-F])++)|0[oO](?<oct>(?:_?[0-7])++)|0[bB](?<bin>(?:_?[01])++)
          |(?<dec>#(?:\\.#?)?[eE][+-]?#|#\\.#?|\\.#(?:[eE][+-]?#)?|[1-9](?:_?\\d)*+|0(?:_?0)*+))
          (?![\\w.])
          """
              .replace("#", "(?:\\d(?:_?\\d)*+)")
              .replace("\n", ""));

  private static final Pattern OPENING =
      Pattern.compile("(u|b|r|br|rb|)('''|\"\"\"|'|\")", Pattern.CASE_INSENSITIVE);
  private static final Pattern OCTAL = Pattern.compile("[0-7]{1,3}");
  private static final Pattern NAMED = Pattern.compile("\\{([^}]*)}");

  private final String text;
  private int at;

  private LiteralReader(String text) {
    this.text = text;
  }

  /// What a text is; empty if it is no literal, or holds what no row can.
  static Optional<Literal> read(String text) {
    try {
      LiteralReader reader = new LiteralReader(text);
      return Optional.of(reader.tuple(END, 0));
    } catch (Unreadable _) {
      // The caller knows what a text means that is no literal.
      return Optional.empty();
    }
  }

  /// The text is no literal.
  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;
  }

  /// A value, or several with commas between or behind them, up to an end.
  private Literal tuple(int end, int depth) throws Unreadable {
    Literal first = value(depth);
    if (skip(end)) {
      return first;
    }
    expect(',');
    List<Literal> all = new ArrayList<>(List.of(first));
    all.addAll(items(end, depth));
    return new Literal.Several(all);
  }

  /// Values with commas between them, up to an end; a comma may be behind the last.
  private List<Literal> items(int end, int depth) throws Unreadable {
    List<Literal> items = new ArrayList<>();
    while (!skip(end)) {
      items.add(value(depth));
      separate(end);
    }
    return items;
  }

  private Literal value(int depth) throws Unreadable {
    if (depth > DEEPEST) {
      throw new Unreadable();
    }
    if (skip('(')) {
      return skip(')') ? new Literal.Several(List.of()) : tuple(')', depth + 1);
    }
    if (skip('[')) {
      return new Literal.Several(items(']', depth + 1));
    }
    if (skip('{')) {
      return skip('}') ? new Literal.Mapping(Map.of()) : braces(depth + 1);
    }
    Optional<MatchResult> word = take(WORD);
    if (word.isPresent()) {
      return word(word.get().group());
    }
    Optional<MatchResult> number = take(NUMBER);
    return number.isPresent() ? number(number.get()) : new Literal.Text(texts());
  }

  private static Literal word(String word) {
    return switch (word) {
      case "True" -> new Literal.Numeral(word, 1);
      case "False" -> new Literal.Numeral(word, 0);
      default -> new Literal.None();
    };
  }

  private static Literal number(MatchResult number) {
    double value = magnitude(number);
    return new Literal.Numeral(number.group(), number.group().startsWith("-") ? -value : value);
  }

  private static double magnitude(MatchResult number) {
    for (var base : Map.of("hex", 16, "oct", 8, "bin", 2).entrySet()) {
      String digits = number.group(base.getKey());
      if (digits != null) {
        return new BigInteger(digits.replace("_", ""), base.getValue()).doubleValue();
      }
    }
    return Double.parseDouble(number.group("dec").replace("_", ""));
  }

  /// A map, or a set.
  private Literal braces(int depth) throws Unreadable {
    Literal first = value(depth);
    if (!skip(':')) {
      separate('}');
      List<Literal> all = new ArrayList<>(List.of(first));
      all.addAll(items('}', depth));
      return new Literal.Several(all);
    }
    Map<String, Literal> pairs = new LinkedHashMap<>();
    pairs.put(key(first), value(depth));
    separate('}');
    while (!skip('}')) {
      String key = key(value(depth));
      expect(':');
      pairs.put(key, value(depth));
      separate('}');
    }
    return new Literal.Mapping(pairs);
  }

  private static String key(Literal literal) throws Unreadable {
    return literal.asText().orElseThrow(Unreadable::new);
  }

  /// Texts behind each other are one.
  private String texts() throws Unreadable {
    Optional<MatchResult> opening = take(OPENING);
    if (opening.isEmpty()) {
      throw new Unreadable();
    }
    boolean bytes = isBytes(opening.get());
    StringBuilder all = new StringBuilder();
    while (opening.isPresent()) {
      if (isBytes(opening.get()) != bytes) {
        throw new Unreadable();
      }
      all.append(quoted(opening.get().group(2), bytes, has(opening.get(), "r")));
      opening = take(OPENING);
    }
    if (!Storable.isStorable(all.toString())) {
      throw new Unreadable();
    }
    return all.toString();
  }

  private static boolean isBytes(MatchResult opening) {
    return has(opening, "b");
  }

  private static boolean has(MatchResult opening, String prefix) {
    return opening.group(1).toLowerCase(Locale.ROOT).contains(prefix);
  }

  private String quoted(String quote, boolean bytes, boolean raw) throws Unreadable {
    StringBuilder all = new StringBuilder();
    while (!text.startsWith(quote, at)) {
      char next = next();
      if ((next == '\n' && quote.length() == 1) || (bytes && next > '\u007f')) {
        throw new Unreadable();
      }
      if (next != '\\') {
        all.append(next);
      } else if (raw) {
        all.append(next).append(next());
      } else {
        all.append(escaped(next(), bytes));
      }
    }
    at += quote.length();
    return bytes ? decoded(all.toString()) : all.toString();
  }

  private static String decoded(String bytes) throws Unreadable {
    try {
      ByteBuffer all = ByteBuffer.wrap(bytes.getBytes(ISO_8859_1));
      return UTF_8.newDecoder().decode(all).toString();
    } catch (CharacterCodingException _) {
      // No column holds bytes that are no text.
      throw new Unreadable();
    }
  }

  /// What a backslash and the sign behind it stand for; with a sign that means nothing both stay.
  private String escaped(char sign, boolean bytes) throws Unreadable {
    return switch (sign) {
      case '\n' -> "";
      case '\\', '\'', '"' -> String.valueOf(sign);
      case 'a' -> "\u0007";
      case 'b' -> "\b";
      case 'f' -> "\f";
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case 'v' -> "\u000b";
      case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(bytes);
      case 'x' -> hexadecimal(2);
      case 'u' -> bytes ? "\\u" : hexadecimal(4);
      case 'U' -> bytes ? "\\U" : hexadecimal(8);
      case 'N' -> bytes ? "\\N" : named();
      default -> "\\" + sign;
    };
  }

  private String octal(boolean bytes) throws Unreadable {
    at--;
    int value = Integer.parseInt(taken(OCTAL).group(), 8);
    return Character.toString(bytes ? value & 0xff : value);
  }

  private String hexadecimal(int digits) throws Unreadable {
    int value = Integer.parseUnsignedInt(taken(hexadecimals(digits)).group(), 16);
    if (!Character.isValidCodePoint(value)) {
      throw new Unreadable();
    }
    return Character.toString(value);
  }

  private static Pattern hexadecimals(int digits) {
    return Pattern.compile("[0-9a-fA-F]{" + digits + "}");
  }

  private String named() throws Unreadable {
    try {
      return Character.toString(Character.codePointOf(taken(NAMED).group(1)));
    } catch (IllegalArgumentException _) {
      // There is no other way to ask for a name that may be none.
      throw new Unreadable();
    }
  }

  private char next() throws Unreadable {
    if (at == text.length()) {
      throw new Unreadable();
    }
    return text.charAt(at++);
  }

  private int peek() {
    while (at < text.length() && BLANKS.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : END;
  }

  /// Skips a sign if it is the next one.
  private boolean skip(int sign) {
    boolean there = peek() == sign;
    if (there && sign != END) {
      at++;
    }
    return there;
  }

  private void expect(char sign) throws Unreadable {
    if (!skip(sign)) {
      throw new Unreadable();
    }
  }

  /// Skips a comma, which only an end may stand for.
  private void separate(int end) throws Unreadable {
    if (peek() != end) {
      expect(',');
    }
  }

  private Optional<MatchResult> take(Pattern pattern) {
    peek();
    return takeHere(pattern);
  }

  private MatchResult taken(Pattern pattern) throws Unreadable {
    return takeHere(pattern).orElseThrow(Unreadable::new);
  }

  private Optional<MatchResult> takeHere(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    at = matcher.end();
    return Optional.of(matcher.toMatchResult());
  }
}
