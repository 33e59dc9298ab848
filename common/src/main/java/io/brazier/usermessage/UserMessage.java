package io.brazier.usermessage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A row of `messages`, as it was read.
@Entity
@Immutable
@Table(name = "messages")
public class UserMessage {

  @Id private String id;

  @Column(name = "project_id")
  private String projectId;

  @Column(name = "message_level")
  private String messageLevel;

  @Column(name = "request_id")
  private String requestId;

  @Column(name = "resource_type")
  private @Nullable String resourceType;

  @Column(name = "resource_uuid")
  private @Nullable String resourceUuid;

  @Column(name = "event_id")
  private String eventId;

  @Column(name = "action_id")
  private String actionId;

  @Column(name = "detail_id")
  private String detailId;

  private @Nullable String cause;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "created_at")
  private Instant createdAt;

  private boolean deleted;

  /// For Hibernate, which fills the fields itself.
  @SuppressWarnings("NullAway.Init")
  protected UserMessage() {}

  public String id() {
    return id;
  }

  public String projectId() {
    return projectId;
  }

  /// `ERROR` so far.
  public String messageLevel() {
    return messageLevel;
  }

  /// The id of the request that failed.
  public String requestId() {
    return requestId;
  }

  /// `VOLUME` or `VOLUME_SNAPSHOT`, or null for none.
  public @Nullable String resourceType() {
    return resourceType;
  }

  public @Nullable String resourceUuid() {
    return resourceUuid;
  }

  /// `VOLUME_<resource type>_<action id>_<detail id>`.
  public String eventId() {
    return eventId;
  }

  /// The text of action and detail, as Cinder composes it when the message is read.
  public String text() {
    return MessageField.textOf(MessageAction.values(), actionId)
        + ":"
        + MessageField.textOf(MessageDetail.values(), detailId);
  }

  /// The cause in words, with the names of pools and hosts: for administrators only.
  public @Nullable String cause() {
    return cause;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public boolean deleted() {
    return deleted;
  }
}
