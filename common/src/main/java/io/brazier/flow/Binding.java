package io.brazier.flow;

/// A key with its value, as listeners may see it: the value itself stays inside the package so that
/// no listener can leak a secret (T-2).
public final class Binding<T> {
  private static final String HIDDEN = "(secret)";

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
    return key.secret() ? HIDDEN : value.toString();
  }

  @Override
  public String toString() {
    return key.name() + "=" + shown();
  }
}
