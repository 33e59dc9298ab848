package io.brazier.api.schema;

import java.util.List;

/// Cinder's shared parameter types, by its names (`cinder/api/validation/parameter_types.py`).
public final class Schemas {

  private static final int LONGEST = 255;
  private static final int LONGEST_SERVICE_ID = 11;
  private static final int LONGEST_RESOURCE_TYPE = 40;
  private static final int MAX_INT = Integer.MAX_VALUE;
  private static final String METADATA_KEY = "[a-zA-Z0-9-_:. /]{1,255}";
  private static final String SNAPSHOT_METADATA_KEY = "[a-zA-Z0-9-_:. ]{1,255}";
  private static final String ANY_KEY = "(?s).*";
  private static final String SPEC_KEY = "[a-zA-Z0-9-_:.]{1,255}";
  private static final Schema TEXT_255 = TextSchema.ofLength(0, LONGEST);

  private Schemas() {}

  /// Anything.
  public static Schema any() {
    return new AnySchema();
  }

  /// What one of several schemas takes.
  public static Schema anyOf(Schema... schemas) {
    return new AnyOfSchema(List.of(schemas));
  }

  /// One of a few words.
  public static Schema choice(String... words) {
    return new ChoiceSchema(List.of(words));
  }

  /// A list of at least one item, no two of them equal.
  public static Schema list(Schema item) {
    return new ListSchema(item, 1);
  }

  /// A list of items, no two of them equal, which may be empty.
  public static Schema listOrEmpty(Schema item) {
    return new ListSchema(item, 0);
  }

  /// 1 to 255 characters, not only blanks.
  public static Schema name() {
    return TextSchema.ofLength(1, LONGEST).withFormat(TextFormat.NAME);
  }

  /// 0 to 255 characters, or null.
  public static Schema name0() {
    return TEXT_255.orNull();
  }

  /// 0 to 255 printable characters, or null.
  public static Schema description() {
    return TextSchema.ofLength(0, LONGEST).withFormat(TextFormat.PRINTABLE).orNull();
  }

  /// A string of any length: for names that are cut of blanks before they are measured.
  public static Schema text() {
    return TextSchema.ofLength(0, MAX_INT);
  }

  /// A string of some length.
  public static Schema text(int shortest, int longest) {
    return TextSchema.ofLength(shortest, longest);
  }

  /// A boolean or a word for it.
  public static Schema bool() {
    return new BooleanSchema();
  }

  /// A UUID in any usual spelling.
  public static Schema uuid() {
    return TextSchema.ofLength(0, MAX_INT).withFormat(TextFormat.UUID);
  }

  /// Metadata of volumes.
  public static Schema metadata() {
    return MapSchema.of(METADATA_KEY, TEXT_255);
  }

  /// Metadata of volumes with exactly one entry, as in `{"meta": …}`.
  public static Schema metadataItem() {
    return MapSchema.of(METADATA_KEY, TEXT_255).sized(1, 1);
  }

  /// Metadata whose values may be null.
  public static Schema metadataWithNulls() {
    return MapSchema.of(METADATA_KEY, name0());
  }

  /// Metadata of snapshots, whose keys have no slash.
  public static Schema snapshotMetadata() {
    return MapSchema.of(SNAPSHOT_METADATA_KEY, TEXT_255);
  }

  /// Extra specs and the like, whose keys have no blank.
  public static Schema specs() {
    return MapSchema.of(SPEC_KEY, name0());
  }

  /// Specs with at least one entry.
  public static Schema someSpecs() {
    return MapSchema.of(SPEC_KEY, name0()).sized(1, MAX_INT);
  }

  /// Properties of an image.
  public static Schema imageMetadata() {
    return MapSchema.of(
        METADATA_KEY, TextSchema.ofLength(0, MAX_INT).withFormat(TextFormat.IMAGE_PROPERTY));
  }

  /// A size in GiB: 1 to 2^31-1, as a number or a string of digits.
  public static Schema size() {
    return new NumberSchema(1, MAX_INT, false);
  }

  /// An availability zone, or null.
  public static Schema availabilityZone() {
    return TextSchema.ofLength(1, LONGEST).orNull();
  }

  /// 0 to 255 characters, or null.
  public static Schema string255() {
    return TEXT_255.orNull();
  }

  /// A host name, or null.
  public static Schema host() {
    return TextSchema.ofLength(1, LONGEST).withPattern("[a-zA-Z0-9-._#@:/+]*").orNull();
  }

  /// A host name that may hold an IPv6 address, or null.
  public static Schema cinderHost() {
    return TextSchema.ofLength(1, LONGEST).withPattern("[a-zA-Z0-9-._#@:/+\\[\\]]*").orNull();
  }

  /// The id of a service: a number, digits, or null.
  public static Schema serviceId() {
    Schema digits = TextSchema.ofLength(0, LONGEST_SERVICE_ID).withPattern("[0-9]*");
    return anyOf(new NumberSchema(Long.MIN_VALUE, Long.MAX_VALUE, true), digits).orNull();
  }

  /// The kind of a resource, or null.
  public static Schema resourceType() {
    return TextSchema.ofLength(0, LONGEST_RESOURCE_TYPE).orNull();
  }

  /// The size of a key in bits, or null.
  public static Schema keySize() {
    return new NumberSchema(0, MAX_INT, false).orNull();
  }

  /// At least one character of Base64.
  public static Schema base64() {
    return TextSchema.ofLength(1, MAX_INT).withFormat(TextFormat.BASE64);
  }

  /// A limit: -1 for none, up to 2^31-1, as a number or a string of digits.
  public static Schema quotaValue() {
    return new NumberSchema(-1, MAX_INT, false);
  }

  /// A limit that is sent as a number: -1 for none, up to 2^31-1.
  public static Schema quotaInteger() {
    return new IntegerSchema(-1, MAX_INT);
  }

  /// An object whose keys are not for a schema to know.
  public static Schema mapOf(Schema value) {
    return MapSchema.of(ANY_KEY, value);
  }
}
