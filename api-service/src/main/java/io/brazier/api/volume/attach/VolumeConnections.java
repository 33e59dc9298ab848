package io.brazier.api.volume.attach;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brazier.api.action.Action;
import io.brazier.api.connection.ConnectionInfo;
import io.brazier.api.connection.ConnectionWatch;
import io.brazier.api.connection.Connections;
import io.brazier.api.connection.Connector;
import io.brazier.api.connection.ServerUse;
import io.brazier.api.keystone.Deadline;
import io.brazier.api.schema.BodyFields;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schemas;
import io.brazier.attachment.AttachmentRepository;
import io.brazier.connection.Connection;
import io.brazier.connection.ConnectionStatus;
import io.brazier.context.RequestContext;
import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeMetadataRepository;
import io.brazier.volume.VolumeRepository;
import io.brazier.volume.VolumeStatus;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Opens and closes connections of a volume without an attachment (`cinder/volume/api.py:
/// initialize_connection`, `terminate_connection`).
@ApplicationScoped
class VolumeConnections {

  private static final String RULE = "volume_extension:volume_actions:";
  private static final String CONNECTOR = "connector";

  private static final ObjectSchema INITIALIZE =
      ObjectSchema.closed().required(CONNECTOR, Schemas.mapOf(Schemas.any()));
  private static final ObjectSchema TERMINATE =
      ObjectSchema.closed().required(CONNECTOR, Schemas.mapOf(Schemas.any()).orNull());

  private final Connections connections;
  private final ConnectionWatch watch;
  private final ConnectionInfo info;
  private final ServerUse use;
  private final VolumeRepository volumes;
  private final VolumeMetadataRepository metadata;
  private final AttachmentRepository attachments;

  VolumeConnections(
      Connections connections,
      ConnectionWatch watch,
      ConnectionInfo info,
      ServerUse use,
      VolumeRepository volumes,
      VolumeMetadataRepository metadata,
      AttachmentRepository attachments) {
    this.connections = connections;
    this.watch = watch;
    this.info = info;
    this.use = use;
    this.volumes = volumes;
    this.metadata = metadata;
    this.attachments = attachments;
  }

  /// `os-initialize_connection` of volumes, answered with what its connector needs.
  @Produces
  @Singleton
  Action<Volume> osInitializeConnection() {
    return Action.answered(
        "os-initialize_connection",
        INITIALIZE,
        RULE + "initialize_connection",
        (volume, parameters, request) ->
            Map.of(
                "connection_info",
                initialize(
                    volume,
                    Connector.read(parameters.object().get(CONNECTOR)),
                    request.context())));
  }

  /// `os-terminate_connection` of volumes; the reservation of `os-reserve` ends with it.
  @Produces
  @Singleton
  Action<Volume> osTerminateConnection() {
    return Action.accepted(
        "os-terminate_connection",
        TERMINATE,
        RULE + "terminate_connection",
        (volume, parameters, request) ->
            terminate(volume, connector(parameters), request.context()));
  }

  /// A connector that may be left out.
  static @Nullable Connector connector(BodyFields parameters) {
    return parameters
        .object(CONNECTOR)
        .filter(given -> !given.object().isEmpty())
        .map(given -> Connector.read(given.object()))
        .orElse(null);
  }

  private Map<String, Object> initialize(
      Volume volume, Connector connector, RequestContext context) {
    Deadline deadline = watch.deadline();
    while (true) {
      String awaited =
          QuarkusTransaction.requiringNew().call(() -> open(volume, connector, context));
      Optional<Connection> settled = watch.settled(awaited, deadline);
      if (settled.isPresent() && settled.get().status().equals(ConnectionStatus.CONNECTED)) {
        return QuarkusTransaction.requiringNew()
            .call(() -> answer(volume, connector, settled.get()));
      }
      if (settled.isPresent() && settled.get().status().equals(ConnectionStatus.ERROR)) {
        throw new Fault.Failed("Unable to fetch connection information from backend.");
      }
    }
  }

  private String open(Volume read, Connector connector, RequestContext context) {
    volumes.hold(read);
    Volume volume = volumes.get(read.id(), new Scope.All());
    if (volume.status().equals(VolumeStatus.MAINTENANCE)) {
      throw Fault.Invalid.volume(
          "Unable to initialize the connection for volume, because it is in maintenance.");
    }
    return connections.open(volume, connector.initiator(), context);
  }

  private Map<String, Object> answer(Volume read, Connector connector, Connection connection) {
    Volume volume = volumes.get(read.id(), new Scope.All());
    ObjectNode data = info.data(volume, connection, mode(volume));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("driver_volume_type", ConnectionInfo.PROTOCOL);
    answer.put("data", data);
    answer.put("enforce_multipath", connector.enforceMultipath());
    return answer;
  }

  private String mode(Volume volume) {
    SortedMap<String, String> noted = metadata.admin().get(volume.id().value());
    String byDefault = "True".equals(noted.get("readonly")) ? "ro" : "rw";
    return noted.getOrDefault("attached_mode", byDefault);
  }

  private void terminate(Volume volume, @Nullable Connector connector, RequestContext context) {
    QuarkusTransaction.requiringNew()
        .run(() -> use.requireFree(attachments.of(volume.id()), context));
    close(volume, connector, context);
    QuarkusTransaction.requiringNew()
        .run(() -> {
          volumes.hold(volume);
          volumes.unreserve(volume.id());
        });
  }

  /// Closes what no attachment uses. Needs no transaction of the caller's.
  ///
  /// @param connector whose connection, null for all
  /// @throws Fault.Failed if the storage host cannot
  /// @throws Fault.Unavailable if it does not answer in time
  void close(Volume volume, @Nullable Connector connector, RequestContext context) {
    Deadline deadline = watch.deadline();
    Optional<String> open = closeOne(volume, connector, context);
    while (open.isPresent()) {
      Connections.requireClosed(watch.settled(open.get(), deadline));
      open = closeOne(volume, connector, context);
    }
  }

  private Optional<String> closeOne(
      Volume volume, @Nullable Connector connector, RequestContext context) {
    return QuarkusTransaction.requiringNew()
        .call(() -> {
          volumes.hold(volume);
          return connections.closeUnused(
              volumes.get(volume.id(), new Scope.All()),
              null,
              each -> connector == null || each.initiator().equals(connector.initiator()),
              context);
        });
  }
}
