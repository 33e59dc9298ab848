package io.brazier.api.view;

import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.microversion.VersionRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The keys of a view as data, in Cinder's order: each with its value, the versions that have it
/// and for whom it is there. Every method gives a new table.
///
/// @param <S> what is shown, with who looks at it
public final class Fields<S> {

  private record Field<S>(
      String name,
      Function<S, @Nullable Object> value,
      VersionRange versions,
      Predicate<S> audience) {}

  private final List<Field<S>> fields;

  private Fields(List<Field<S>> fields) {
    this.fields = List.copyOf(fields);
  }

  /// No keys yet.
  public static <S> Fields<S> none() {
    return new Fields<>(List.of());
  }

  /// A further key, which is there at every version and for everybody.
  ///
  /// @param value what it has; null is shown as such
  public Fields<S> add(String name, Function<S, @Nullable Object> value) {
    List<Field<S>> more = new ArrayList<>(fields);
    more.add(new Field<>(name, value, VersionRange.ALL, _ -> true));
    return new Fields<>(more);
  }

  /// The last key is there from this version on, for example `3.13`.
  public Fields<S> since(String first) {
    return changeLast(last -> {
      VersionRange versions = new VersionRange(ApiVersion.of(first), last.versions().last());
      return new Field<>(last.name(), last.value(), versions, last.audience());
    });
  }

  /// The last key is there up to this version.
  public Fields<S> until(String version) {
    return changeLast(last -> {
      VersionRange versions = new VersionRange(last.versions().first(), ApiVersion.of(version));
      return new Field<>(last.name(), last.value(), versions, last.audience());
    });
  }

  /// The last key is there if this holds.
  public Fields<S> onlyIf(Predicate<S> audience) {
    return changeLast(last -> new Field<>(last.name(), last.value(), last.versions(), audience));
  }

  private Fields<S> changeLast(Function<Field<S>, Field<S>> change) {
    List<Field<S>> changed = new ArrayList<>(fields);
    changed.set(changed.size() - 1, change.apply(changed.getLast()));
    return new Fields<>(changed);
  }

  /// The keys at a version, in their order.
  public Map<String, @Nullable Object> of(S subject, ApiVersion version) {
    Map<String, @Nullable Object> keys = new LinkedHashMap<>();
    for (Field<S> field : fields) {
      if (field.versions().contains(version) && field.audience().test(subject)) {
        keys.put(field.name(), field.value().apply(subject));
      }
    }
    return Collections.unmodifiableMap(keys);
  }
}
