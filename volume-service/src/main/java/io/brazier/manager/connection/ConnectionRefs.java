package io.brazier.manager.connection;

import io.brazier.connection.Connection;
import io.brazier.connection.ConnectionRepository;
import io.brazier.ending.Ending;
import io.brazier.ending.Ending.Effect;
import io.brazier.iscsi.ChapSecret;
import io.brazier.manager.operation.Backend;
import io.brazier.manager.operation.BackendOperation.Job;
import io.brazier.manager.operation.Expected;
import io.brazier.operation.Operation;
import io.brazier.resource.ResourceKind;
import io.brazier.usermessage.UserFailure;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeRepository;
import io.brazier.work.Lease;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;

/// Reads the connection that a command speaks of, and says how its work fails.
@ApplicationScoped
class ConnectionRefs {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final ConnectionRepository connections;
  private final VolumeRepository volumes;

  ConnectionRefs(ConnectionRepository connections, VolumeRepository volumes) {
    this.connections = connections;
    this.volumes = volumes;
  }

  /// The connection of a piece of work.
  ///
  /// @throws io.brazier.work.NothingLeft if it is not there, not where the operation begins, or its
  ///   volume is gone or on another backend
  @Transactional
  public ConnectionRef get(Lease lease, Operation operation, Backend backend) {
    Expected expected = Expected.by(lease, operation);
    Connection connection =
        connections.find(lease.resource().id()).orElseThrow(() -> expected.gone("does not exist"));
    expected.during(connection.status());
    Volume volume =
        volumes
            .findLive(connection.volume())
            .orElseThrow(() -> expected.gone("has no volume any more"));
    String secret = connection.secret();
    return new ConnectionRef(
        connection.id(),
        connection.volume(),
        volume.projectId(),
        expected.on(backend, volume.host()),
        connection.initiator(),
        secret == null ? ChapSecret.generate(RANDOM) : new ChapSecret(secret));
  }

  /// How it ends when it cannot be done: the volume's project is told.
  Ending failed(Job<ConnectionRef> job, Operation operation, String reason) {
    ConnectionRef connection = job.subject();
    String cause = connection.pool() + ": " + reason;
    return Ending.failed(cause, () -> connections.failed(connection.id(), cause))
        .and(
            new Effect.Tell(
                new UserFailure(
                    connection.projectId(),
                    job.lease().requester().requestId(),
                    ResourceKind.VOLUME,
                    connection.volume().value(),
                    operation.action(),
                    operation.detail(),
                    cause)));
  }
}
