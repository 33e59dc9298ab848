package io.brazier.flow;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// Immutable values by key: what a flow is given, what it ended with, what its reverts answered.
/// Its text shows no secret.
public final class Values {
  private static final Values NONE = new Values(new LinkedHashMap<>());

  private final Map<String, Binding<?>> bindings;

  private Values(Map<String, Binding<?>> bindings) {
    this.bindings = bindings;
  }

  public static Values none() {
    return NONE;
  }

  public static <T> Values of(Key<T> key, T value) {
    return NONE.and(key, value);
  }

  /// These values and one more.
  ///
  /// @throws IllegalArgumentException if the key's name has a value already
  public <T> Values and(Key<T> key, T value) {
    if (bindings.containsKey(key.name())) {
      throw new IllegalArgumentException("Key " + key.name() + " has a value already");
    }
    Map<String, Binding<?>> more = new LinkedHashMap<>(bindings);
    more.put(key.name(), new Binding<>(key, value));
    return new Values(more);
  }

  Values and(Values others) {
    Map<String, Binding<?>> all = new LinkedHashMap<>(bindings);
    all.putAll(others.bindings);
    return new Values(all);
  }

  /// Gives the value of a key that has one.
  ///
  /// @throws NoSuchElementException if there is no value for the key
  /// @throws IllegalArgumentException if the name belongs to another key
  public <T> T get(Key<T> key) {
    return find(key)
        .orElseThrow(() -> new NoSuchElementException("No value for key " + key.name()));
  }

  /// Gives the value of a key, if it has one.
  ///
  /// @throws IllegalArgumentException if the name belongs to another key
  public <T> Optional<T> find(Key<T> key) {
    @Nullable Binding<?> binding = bindings.get(key.name());
    if (binding == null) {
      return Optional.empty();
    }
    if (!binding.key().equals(key)) {
      throw new IllegalArgumentException("Asked for " + key + ", there is " + binding.key());
    }
    return Optional.of(key.type().cast(binding.value()));
  }

  public SequencedSet<Key<?>> keys() {
    SequencedSet<Key<?>> keys = new LinkedHashSet<>();
    bindings.values().forEach(binding -> keys.add(binding.key()));
    return keys;
  }

  @Override
  public String toString() {
    return bindings.values().toString();
  }

  /// A key with its value, as listeners may see it: the value itself stays inside the package so
  /// that no listener can leak a secret (T-2).
  public static final class Binding<T> {
    private final Key<T> key;
    private final T value;

    Binding(Key<T> key, T value) {
      this.key = key;
      this.value = key.requireValue(value);
    }

    public Key<T> key() {
      return key;
    }

    T value() {
      return value;
    }

    /// The value's text, or a placeholder if the key is secret. Made on call, so it costs nothing
    /// unused.
    public String shown() {
      return key.secret() ? "(secret)" : value.toString();
    }

    @Override
    public String toString() {
      return key.name() + "=" + shown();
    }
  }
}
