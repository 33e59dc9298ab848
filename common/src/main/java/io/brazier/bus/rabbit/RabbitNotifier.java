package io.brazier.bus.rabbit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brazier.bus.Notification;
import io.brazier.bus.Notifier;
import io.brazier.context.Identifiers;
import io.smallrye.reactive.messaging.rabbitmq.OutgoingRabbitMQMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/// Notifications on the topic exchange `openstack` with the keys `notifications.info` and
/// `notifications.error`, in the body that oslo.messaging's notifier gives them. What the broker
/// does not take in time is dropped.
@ApplicationScoped
class RabbitNotifier implements Notifier {

  private static final Logger LOG = Logger.getLogger(RabbitNotifier.class);
  private static final DateTimeFormatter OSLO_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Emitter<String> emitter;
  private final ObjectMapper mapper;
  private final Clock clock;
  private final Identifiers identifiers;

  RabbitNotifier(
      @Channel("notifications") @OnOverflow(OnOverflow.Strategy.DROP) Emitter<String> emitter,
      ObjectMapper mapper,
      Clock clock,
      Identifiers identifiers) {
    this.emitter = emitter;
    this.mapper = mapper;
    this.clock = clock;
    this.identifiers = identifiers;
  }

  @Override
  public void send(Notification notification) {
    try {
      emitter.send(
          Message.of(
              mapper.writeValueAsString(body(notification)), Metadata.of(metadata(notification))));
    } catch (IllegalStateException | JsonProcessingException e) {
      LOG.warnf("Notification is dropped: eventType=%s error=%s", notification.eventType(), e);
    }
  }

  private Map<String, Object> body(Notification notification) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("message_id", identifiers.next().toString());
    body.put("publisher_id", notification.publisherId());
    body.put("event_type", notification.eventType());
    body.put("priority", notification.priority().name());
    body.put("payload", notification.payload());
    body.put("timestamp", OSLO_TIME.format(clock.instant()));
    return body;
  }

  private static OutgoingRabbitMQMetadata metadata(Notification notification) {
    return OutgoingRabbitMQMetadata.builder()
        .withRoutingKey("notifications." + notification.priority().name().toLowerCase(Locale.ROOT))
        .withContentType("application/json")
        .build();
  }
}
