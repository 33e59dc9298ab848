package io.brazier.doctor.broker;

import io.brazier.bus.rabbit.BusConfig;

/// Where the broker is.
public record BrokerAddress(String host, int port, String username, String password)
    implements BusConfig {

  /// Without the password, which is not for messages.
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
