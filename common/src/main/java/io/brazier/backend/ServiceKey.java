package io.brazier.backend;

/// What names a service: no two live rows share it (D-1).
///
/// @param host `host` for a scheduler, `host@backend` for a volume service
/// @param binary which service
public record ServiceKey(String host, ServiceBinary binary) {

  @Override
  public String toString() {
    return binary.wireName() + " on " + host;
  }
}
