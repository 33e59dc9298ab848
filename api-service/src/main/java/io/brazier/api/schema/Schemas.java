package io.brazier.api.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Cinder's shared parameter types, by its names (`cinder/api/validation/parameter_types.py`).
public final class Schemas {

  private static final int LONGEST = 255;
  private static final int MAX_INT = Integer.MAX_VALUE;

  /// No path leads to a key of dots only: they would be steps of the path.
  private static final String NO_DOTS = "(?!\\.{1,2}$)";

  private static final WholePattern METADATA_KEY =
      WholePattern.of(NO_DOTS + "[a-zA-Z0-9-_:. /]{1,255}").upTo(LONGEST);
  private static final WholePattern SNAPSHOT_METADATA_KEY =
      WholePattern.of(NO_DOTS + "[a-zA-Z0-9-_:. ]{1,255}").upTo(LONGEST);
  private static final WholePattern ANY_KEY = WholePattern.of("(?s).*");
  private static final WholePattern SOME_KEY = WholePattern.of("(?s).{1,255}").upTo(LONGEST);
  private static final WholePattern SPEC_KEY =
      WholePattern.of(NO_DOTS + "[a-zA-Z0-9-_:.]{1,255}").upTo(LONGEST);
  private static final List<String> TRUE =
      List.of("True", "TRUE", "true", "1", "ON", "On", "on", "YES", "Yes", "yes", "y", "t");
  private static final List<String> FALSE =
      List.of("False", "FALSE", "false", "0", "OFF", "Off", "off", "NO", "No", "no", "n", "f");
  private static final Schema TEXT_255 = TextSchema.ofLength(0, LONGEST);

  /// As many bytes as Cinder's column has.
  private static final int MOST_BYTES = 65_535;

  private static final Schema TEXT_OF_64_KIB =
      (value, version) ->
          text()
              .violation(value, version)
              .or(() ->
                  value.textValue().getBytes(UTF_8).length > MOST_BYTES
                      ? Violation.saying(value, "is too long")
                      : Optional.empty());

  private Schemas() {}

  /// Anything.
  public static Schema any() {
    return (value, version) -> Optional.empty();
  }

  /// What one of several schemas takes.
  public static Schema anyOf(Schema... schemas) {
    return (value, version) ->
        Stream.of(schemas).anyMatch(each -> each.violation(value, version).isEmpty())
            ? Optional.empty()
            : Violation.saying(value, "is not valid under any of the given schemas");
  }

  /// A list of at least one item, no two of them equal.
  public static Schema list(Schema item) {
    return new ListSchema(item);
  }

  /// 1 to 255 characters, not only blanks.
  public static Schema name() {
    return TextSchema.ofLength(1, LONGEST).withFormat(TextSchema.Format.NAME);
  }

  /// 0 to 255 characters, or null.
  public static Schema name0() {
    return TEXT_255.orNull();
  }

  /// 0 to 255 printable characters, or null.
  public static Schema description() {
    return TextSchema.ofLength(0, LONGEST).withFormat(TextSchema.Format.PRINTABLE).orNull();
  }

  /// A string of any length: for names that are cut of blanks before they are measured.
  public static Schema text() {
    return TextSchema.ofLength(0, MAX_INT);
  }

  /// A string of some length.
  public static Schema text(int shortest, int longest) {
    return TextSchema.ofLength(shortest, longest);
  }

  /// One of some words in lower, upper or mixed case, or nothing at all.
  public static Schema words(Collection<String> words) {
    String known = words.stream().sorted().map(PythonText::quoted).collect(joining(", "));
    return (value, version) -> {
      if (!value.isTextual()) {
        return Violation.type(value, "string");
      }
      String word = value.textValue().toLowerCase(Locale.ROOT);
      return word.isEmpty() || words.contains(word)
          ? Optional.empty()
          : Violation.saying(value, "is not one of [%s]".formatted(known));
    };
  }

  /// One of some words as they are spelt.
  public static Schema oneOf(String... words) {
    List<String> known = List.of(words);
    String quoted = known.stream().map(PythonText::quoted).collect(joining(", "));
    return (value, version) ->
        value.isTextual() && known.contains(value.textValue())
            ? Optional.empty()
            : Violation.saying(value, "is not one of [%s]".formatted(quoted));
  }

  /// A string of any length, or a whole number.
  public static Schema textOrInteger() {
    return (value, version) ->
        value.isTextual() || value.isIntegralNumber()
            ? Optional.empty()
            : Violation.type(value, "string', 'integer");
  }

  /// A boolean, or one of the words that Cinder takes for one. JSON's 1 and 0 are none.
  public static Schema bool() {
    return (value, version) ->
        value.isBoolean() || (value.isTextual() && isWord(value.textValue()))
            ? Optional.empty()
            : Violation.saying(value, "is not one of the boolean values");
  }

  private static boolean isWord(String text) {
    return TRUE.contains(text) || FALSE.contains(text);
  }

  /// What a value means that [#bool] takes.
  static boolean isTrue(JsonNode value) {
    return value.isBoolean() ? value.booleanValue() : TRUE.contains(value.asText());
  }

  /// A UUID in any usual spelling.
  public static Schema uuid() {
    return TextSchema.ofLength(0, MAX_INT).withFormat(TextSchema.Format.UUID);
  }

  /// Metadata of volumes.
  public static Schema metadata() {
    return MapSchema.of(METADATA_KEY, TEXT_255);
  }

  /// Metadata of volumes with exactly one entry, as in `{"meta": …}`.
  public static Schema metadataItem() {
    return MapSchema.of(METADATA_KEY, TEXT_255).sized(1, 1);
  }

  /// Metadata of images, whose values are longer.
  public static Schema imageMetadata() {
    return MapSchema.of(METADATA_KEY, TEXT_OF_64_KIB);
  }

  /// Metadata of snapshots: its keys have no slash.
  public static Schema snapshotMetadata() {
    return MapSchema.of(SNAPSHOT_METADATA_KEY, TEXT_255);
  }

  /// The same with exactly one entry.
  public static Schema snapshotMetadataItem() {
    return MapSchema.of(SNAPSHOT_METADATA_KEY, TEXT_255).sized(1, 1);
  }

  /// How far something is, from `0%` to `100%`, or null.
  public static Schema progress() {
    return TextSchema.ofLength(0, LONGEST).withPattern("([0-9]|[1-9][0-9]|100)%").orNull();
  }

  /// Metadata whose values may be null.
  public static Schema metadataWithNulls() {
    return MapSchema.of(METADATA_KEY, name0());
  }

  /// Extra specs and the like, whose keys have no blank.
  public static Schema specs() {
    return MapSchema.of(SPEC_KEY, name0());
  }

  /// Specs with at least one entry.
  public static Schema someSpecs() {
    return MapSchema.of(SPEC_KEY, name0()).sized(1, MAX_INT);
  }

  /// The size of a key in bits, as a number or a string of digits, or null.
  public static Schema keySize() {
    return new NumberSchema(0, MAX_INT).orNull();
  }

  /// A size in GiB: 1 to 2^31-1, as a number or a string of digits.
  public static Schema size() {
    return new NumberSchema(1, MAX_INT);
  }

  /// An availability zone, or null.
  public static Schema availabilityZone() {
    return TextSchema.ofLength(1, LONGEST).orNull();
  }

  /// 0 to 255 characters, or null.
  public static Schema string255() {
    return TEXT_255.orNull();
  }

  /// A host name that may hold an IPv6 address, or null.
  public static Schema cinderHost() {
    return TextSchema.ofLength(1, LONGEST).withPattern("[a-zA-Z0-9-._#@:/+\\[\\]]*").orNull();
  }

  /// A host, a backend or a pool, or null.
  public static Schema host() {
    return TextSchema.ofLength(1, LONGEST).withPattern("[a-zA-Z0-9-._#@:/+]*").orNull();
  }

  /// The number of a row, as a number or as a string of at most 11 digits, or null.
  public static Schema serviceId() {
    return new NumberSchema(0, 99_999_999_999L).orNull();
  }

  /// A limit: -1 for none, up to 2^31-1, as a number or a string of digits.
  public static Schema quotaValue() {
    return new NumberSchema(-1, MAX_INT);
  }

  /// Some text of 1 to 255 characters, not only blanks.
  public static Schema reason() {
    return TextSchema.ofLength(1, LONGEST).withFormat(TextSchema.Format.REASON);
  }

  /// A limit that is sent as a number: -1 for none, up to 2^31-1.
  public static Schema quotaInteger() {
    return new NumberSchema(-1, MAX_INT).sentAsNumber();
  }

  /// An object with texts of 0 to 255 characters under keys of 1 to 255 characters, whichever.
  public static Schema texts() {
    return MapSchema.of(SOME_KEY, TEXT_255);
  }

  /// An object whose keys are not for a schema to know.
  public static Schema mapOf(Schema value) {
    return MapSchema.of(ANY_KEY, value);
  }
}
