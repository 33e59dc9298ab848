package io.brazier.doctor.cli;

import io.brazier.doctor.broker.BrokerAddress;
import io.brazier.doctor.diagnosis.Unreachable;
import io.brazier.doctor.rows.DatabaseAddress;
import java.util.Map;

/// Where database and broker are, by the variables that the services have too.
record Connections(DatabaseAddress database, BrokerAddress broker) {

  private static final int AMQP_PORT = 5672;

  /// Reads them.
  ///
  /// @throws Unreachable naming the variable that is missing or no number
  static Connections of(Map<String, String> environment) {
    return new Connections(
        new DatabaseAddress(
            need(environment, "QUARKUS_DATASOURCE_JDBC_URL"),
            need(environment, "QUARKUS_DATASOURCE_USERNAME"),
            need(environment, "QUARKUS_DATASOURCE_PASSWORD")),
        new BrokerAddress(
            environment.getOrDefault("RABBITMQ_HOST", "localhost"),
            port(environment.getOrDefault("RABBITMQ_PORT", Integer.toString(AMQP_PORT))),
            environment.getOrDefault("RABBITMQ_USERNAME", "guest"),
            environment.getOrDefault("RABBITMQ_PASSWORD", "guest")));
  }

  private static String need(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new Unreachable(name + " is not set.");
    }
    return value;
  }

  private static int port(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new Unreachable("RABBITMQ_PORT is no number: " + text + ".", e);
    }
  }
}
