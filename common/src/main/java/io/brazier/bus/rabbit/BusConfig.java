package io.brazier.bus.rabbit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;

/// Where the broker is. The variables `RABBITMQ_HOST`, `RABBITMQ_PORT`, `RABBITMQ_USERNAME` and
/// `RABBITMQ_PASSWORD` set both these and those of SmallRye's connector (`rabbitmq-host` …), from
/// which these take their values.
@ConfigMapping(prefix = "rabbitmq")
public interface BusConfig {

  /// The broker's host name or address.
  @NotEmpty
  @WithDefault("localhost")
  String host();

  /// Its AMQP port.
  @Min(1)
  @Max(65_535)
  @WithDefault("5672")
  int port();

  /// The user to log in as.
  @NotEmpty
  @WithDefault("guest")
  String username();

  /// The user's password; RabbitMQ lets its default user in from the broker's own machine only.
  @WithDefault("guest")
  String password();
}
