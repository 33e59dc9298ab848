package io.brazier.api.testing;

import io.brazier.bus.Notification;
import io.brazier.bus.Notifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Keeps what was sent.
@Alternative
@ApplicationScoped
public class FakeNotifier implements Notifier {

  private final Queue<Notification> sent = new ConcurrentLinkedQueue<>();

  @Override
  public void send(Notification notification) {
    sent.add(notification);
  }

  /// What was told of a volume: event type, status and project, in their order.
  public List<String> of(String volumeId) {
    return sent.stream()
        .filter(each -> volumeId.equals(each.payload().get("volume_id")))
        .map(each ->
            "%s %s %s"
                .formatted(
                    each.eventType(),
                    each.payload().get("status"),
                    each.payload().get("tenant_id")))
        .toList();
  }
}
