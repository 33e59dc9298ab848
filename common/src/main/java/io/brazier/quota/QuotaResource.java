package io.brazier.quota;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One thing that has a limit: a kind, for all volume types or for one.
///
/// Told apart by kind and never by looking for words in the name, so that a volume type called
/// `gigabytes_x` misleads nobody. Ordered by name, as Cinder sorts the exceeded ones.
///
/// @param typeName the volume type's name, or null for all types
public record QuotaResource(QuotaKind kind, @Nullable String typeName)
    implements Comparable<QuotaResource> {

  private static final Comparator<QuotaResource> BY_NAME =
      Comparator.comparing(QuotaResource::name);

  /// Refuses a type for a kind that has no limit per type.
  public QuotaResource {
    if (typeName != null && !kind.perType()) {
      throw new IllegalArgumentException(kind.word() + " is not limited per volume type");
    }
  }

  /// The kind for all volume types.
  public static QuotaResource of(QuotaKind kind) {
    return new QuotaResource(kind, null);
  }

  /// Reads a name such as `volumes` or `gigabytes_TYPE`; empty if no kind fits. Whether the type
  /// exists is not looked at.
  public static Optional<QuotaResource> parse(String name) {
    return QuotaKind.ofWord(name)
        .map(QuotaResource::of)
        .or(() ->
            Arrays.stream(QuotaKind.values())
                .filter(kind -> kind.perType() && name.startsWith(kind.word() + "_"))
                .map(kind -> new QuotaResource(kind, name.substring(kind.word().length() + 1)))
                .findFirst());
  }

  /// The name on the wire and in the tables.
  public String name() {
    return typeName == null ? kind.word() : kind.word() + "_" + typeName;
  }

  @Override
  public int compareTo(QuotaResource other) {
    return BY_NAME.compare(this, other);
  }

  @Override
  public String toString() {
    return name();
  }
}
