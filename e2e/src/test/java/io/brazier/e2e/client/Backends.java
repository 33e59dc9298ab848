package io.brazier.e2e.client;

/// The administrator's switch for single backends.
public record Backends(Api api) {

  /// Keeps new volumes from a backend until the result is closed.
  public Disabled disable(int host, VolumeType type) {
    String address = "storage-%d@%s".formatted(host, type.backendKey());
    turn("disable", address);
    return () -> turn("enable", address);
  }

  private void turn(String action, String address) {
    String body = "{\"binary\": \"cinder-volume\", \"host\": \"%s\"}".formatted(address);
    api.put("/os-services/" + action, body).expect(200);
  }

  /// A backend that is switched off.
  @FunctionalInterface
  public interface Disabled extends AutoCloseable {

    /// Switches it on again.
    @Override
    void close();
  }
}
