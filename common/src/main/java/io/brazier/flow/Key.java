package io.brazier.flow;

/// Names one value of a flow and says its type. Within a flow a name stands for one key only.
///
/// @param name unique in the flow, not blank
/// @param type the value's class; never a primitive. For collections give a record that holds them.
/// @param secret whether the value must never show in texts; listeners then see a placeholder
public record Key<T>(String name, Class<T> type, boolean secret) {
  public Key {
    if (name.isBlank()) {
      throw new IllegalArgumentException("A key needs a name");
    }
    if (type.isPrimitive()) {
      throw new IllegalArgumentException("Key " + name + " needs a class, not " + type);
    }
  }

  public static <T> Key<T> of(String name, Class<T> type) {
    return new Key<>(name, type, false);
  }

  /// A key whose value is a credential or the like: `toString` of everything here leaves it out.
  public static <T> Key<T> secret(String name, Class<T> type) {
    return new Key<>(name, type, true);
  }

  /// Passes a value that fits the key.
  ///
  /// @throws ClassCastException if unchecked code brought a value of another type
  /// @throws NullPointerException if unchecked code brought null
  T requireValue(T value) {
    if (value == null) {
      throw new NullPointerException("Null for key " + name);
    }
    return type.cast(value);
  }
}
