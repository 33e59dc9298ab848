package io.brazier.api.connection;

import io.brazier.attachment.Attachment;
import io.brazier.attachment.AttachmentRepository;
import io.brazier.backend.BackendAddress;
import io.brazier.bus.Topic;
import io.brazier.connection.Connection;
import io.brazier.connection.ConnectionRepository;
import io.brazier.connection.ConnectionStatus;
import io.brazier.context.RequestContext;
import io.brazier.context.Requester;
import io.brazier.fault.Fault;
import io.brazier.message.ConnectionArguments;
import io.brazier.operation.Operation;
import io.brazier.resource.Status;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeStatus;
import io.brazier.work.NewWork;
import io.brazier.work.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Asks storage hosts to open and close connections, in the caller's transaction, which holds the
/// volume. Who asks waits by [ConnectionWatch] then, outside of it.
@ApplicationScoped
public class Connections {

  private static final Set<Status> GOING =
      Set.of(VolumeStatus.CREATING, VolumeStatus.DELETING, VolumeStatus.ERROR_DELETING);

  private final ConnectionRepository connections;
  private final AttachmentRepository attachments;
  private final Workers workers;

  Connections(ConnectionRepository connections, AttachmentRepository attachments, Workers workers) {
    this.connections = connections;
    this.attachments = attachments;
    this.workers = workers;
  }

  /// Asks for an initiator to be let in. One that is in already is let in again with the same
  /// answer: its export may have got lost.
  ///
  /// @return the connection to wait for, which may be on its way out just now
  ///
  /// @throws Fault.Invalid if the volume is going away
  public String open(Volume volume, String initiator, RequestContext context) {
    if (GOING.contains(volume.status())) {
      throw Fault.Invalid.volume(
          "Volume %s cannot be attached while it is %s.".formatted(volume.id(), volume.status()));
    }
    Optional<String> opened = connections.open(volume.id(), initiator);
    opened.ifPresent(id -> accept(Operation.INITIALIZE_CONNECTION, id, volume, context));
    return opened.orElseGet(() ->
        connections.of(volume.id()).stream()
            .filter(each -> each.initiator().equals(initiator))
            .map(Connection::id)
            .findFirst()
            .orElseGet(() -> open(volume, initiator, context))); // it was closed just now
  }

  /// Asks for connections to be closed through which no attachment has the volume.
  ///
  /// @param leaving an attachment that is going away, null for none
  /// @param wanted which of them
  /// @return one to wait for; empty if none is left
  public Optional<String> closeUnused(
      Volume volume,
      @Nullable String leaving,
      Predicate<Connection> wanted,
      RequestContext context) {
    Set<String> used =
        attachments.of(volume.id()).stream()
            .filter(each -> !each.id().equals(leaving))
            .flatMap(each -> Optional.ofNullable(each.initiator()).stream())
            .collect(Collectors.toUnmodifiableSet());
    List<String> closing =
        connections.of(volume.id()).stream()
            .filter(each -> !used.contains(each.initiator()) && wanted.test(each))
            .map(each -> close(each, volume, context))
            .toList();
    return closing.stream().findFirst();
  }

  private String close(Connection connection, Volume volume, RequestContext context) {
    if (connections.close(connection.id())) {
      accept(Operation.TERMINATE_CONNECTION, connection.id(), volume, context);
    }
    return connection.id();
  }

  private void accept(Operation operation, String id, Volume volume, RequestContext context) {
    String host = volume.host();
    if (host == null) {
      throw Fault.Invalid.volume("Volume %s is on no backend.".formatted(volume.id()));
    }
    workers.accept(
        NewWork.of(
                operation,
                id,
                Topic.volume(BackendAddress.parse(host), operation.pace()),
                Requester.onBehalf(context, volume.projectId()))
            .with(new ConnectionArguments(volume.id().value())));
  }

  /// Refuses to go on where an access could not be ended.
  ///
  /// @param awaited a connection that was waited for
  /// @throws Fault.Failed if it is still there
  public static void requireClosed(Optional<Connection> awaited) {
    if (awaited
        .filter(each -> each.status().equals(ConnectionStatus.ERROR_DISCONNECTING))
        .isPresent()) {
      throw new Fault.Failed("Unable to terminate volume connection from backend.");
    }
  }

  /// Whether it is the connection of an attachment.
  static boolean isOf(Attachment attachment, Connection connection) {
    return connection.initiator().equals(attachment.initiator());
  }
}
