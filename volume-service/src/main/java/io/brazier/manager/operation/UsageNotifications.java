package io.brazier.manager.operation;

import static io.brazier.bus.Notification.Priority.ERROR;
import static io.brazier.bus.Notification.Priority.INFO;

import io.brazier.backend.BackendAddress;
import io.brazier.bus.Notification;
import io.brazier.bus.Notifier;
import io.brazier.operation.Operation;
import io.brazier.resource.ResourceKind;
import io.brazier.resource.Status;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells meters and auditors what happens to the resources of a kind, with Cinder's event names
/// (`cinder/volume/volume_utils.py`).
///
/// @param <R> what the manager knows of one
public abstract class UsageNotifications<R extends UsageNotifications.Subject> {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /// What is told of, as far as all kinds are alike.
  public interface Subject {
    /// Whether it counts against a quota. Nobody is told of what does not.
    boolean useQuota();

    /// Where it is.
    BackendAddress pool();

    /// Where it was when the operation began.
    Status status();
  }

  private final String word;
  private final Notifier notifier;

  protected UsageNotifications(ResourceKind kind, Notifier notifier) {
    this.word = kind.title().toLowerCase(Locale.ROOT);
    this.notifier = notifier;
  }

  /// Cinder's fields for it.
  ///
  /// @param status its status now
  protected abstract Map<String, @Nullable Object> usage(R subject, String status);

  /// Announces the beginning of an operation, for example `create.start`.
  public void started(Operation operation, R subject) {
    event(operation.event("start"), subject, INFO, usage(subject, subject.status().word()))
        .ifPresent(notifier::send);
  }

  /// The announcement that an operation is done, for example `create.end`; empty for what nobody is
  /// told of.
  ///
  /// @param status the resource's status then
  public Optional<Notification> ended(Operation operation, R subject, String status) {
    return event(operation.event("end"), subject, INFO, usage(subject, status));
  }

  /// The announcement that an operation failed, for example `create.error`; empty as [#ended].
  ///
  /// @param status the resource's status then
  /// @param reason why, for operators
  public Optional<Notification> failed(
      Operation operation, R subject, Status status, String reason) {
    Map<String, @Nullable Object> payload = new LinkedHashMap<>(usage(subject, status.word()));
    payload.put("reason", reason);
    return event(operation.event("error"), subject, ERROR, payload);
  }

  private Optional<Notification> event(
      String event,
      R subject,
      Notification.Priority priority,
      Map<String, @Nullable Object> payload) {
    return subject.useQuota()
        ? Optional.of(
            new Notification(
                word + '.' + event, word + '.' + subject.pool().service(), priority, payload))
        : Optional.empty();
  }

  /// A moment as Cinder writes it in notifications.
  protected static String time(Instant moment) {
    return TIME.format(moment);
  }
}
