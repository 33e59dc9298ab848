package io.brazier.backend;

import org.jspecify.annotations.Nullable;

/// Where a volume lives: `host@backend#pool` (`extract_host`, `cinder/volume/volume_utils.py`).
///
/// @param host the storage host's name
/// @param backend the name of the backend's configuration section
/// @param pool the pool's name, null where only the backend is meant
public record BackendAddress(String host, String backend, @Nullable String pool) {

  /// Refuses empty parts.
  public BackendAddress {
    if (host.isEmpty() || backend.isEmpty() || (pool != null && pool.isEmpty())) {
      throw new IllegalArgumentException("empty part in backend address");
    }
  }

  /// Reads `host@backend` or `host@backend#pool`.
  ///
  /// @throws IllegalArgumentException if the text has another form
  public static BackendAddress parse(String text) {
    int at = text.indexOf('@');
    if (at < 0) {
      throw new IllegalArgumentException("not a backend address: " + text);
    }
    int hash = text.indexOf('#', at);
    String backend = hash < 0 ? text.substring(at + 1) : text.substring(at + 1, hash);
    return new BackendAddress(
        text.substring(0, at), backend, hash < 0 ? null : text.substring(hash + 1));
  }

  /// `host@backend`, the name of the volume service and the tail of its queue.
  public String service() {
    return host + '@' + backend;
  }

  /// The same backend with a pool.
  public BackendAddress withPool(String poolName) {
    return new BackendAddress(host, backend, poolName);
  }

  /// The pool's name.
  ///
  /// @throws IllegalStateException if only a backend is meant
  public String requiredPool() {
    if (pool == null) {
      throw new IllegalStateException("no pool in " + service());
    }
    return pool;
  }

  @Override
  public String toString() {
    return pool == null ? service() : service() + '#' + pool;
  }
}
