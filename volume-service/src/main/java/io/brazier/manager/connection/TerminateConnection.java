package io.brazier.manager.connection;

import io.brazier.connection.ConnectionRepository;
import io.brazier.ending.Ending;
import io.brazier.iscsi.Initiator;
import io.brazier.iscsi.Target;
import io.brazier.manager.operation.Backend;
import io.brazier.manager.operation.BackendOperation;
import io.brazier.manager.operation.Turn;
import io.brazier.message.ConnectionArguments;
import io.brazier.message.MessageCodec;
import io.brazier.operation.Operation;
import io.brazier.volume.VolumeId;
import io.brazier.work.Lease;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Ends the access of an initiator to a volume (`terminate_connection`,
/// `cinder/volume/manager.py`), and with the last one's the export.
@ApplicationScoped
class TerminateConnection implements BackendOperation<ConnectionArguments, ConnectionRef> {

  private final ConnectionRefs refs;
  private final Exports exports;
  private final ConnectionRepository connections;
  private final MessageCodec codec;

  TerminateConnection(
      ConnectionRefs refs, Exports exports, ConnectionRepository connections, MessageCodec codec) {
    this.refs = refs;
    this.exports = exports;
    this.connections = connections;
    this.codec = codec;
  }

  @Override
  public Operation operation() {
    return Operation.TERMINATE_CONNECTION;
  }

  @Override
  public Class<ConnectionArguments> arguments() {
    return ConnectionArguments.class;
  }

  @Override
  public List<Turn> turns(Lease lease) {
    ConnectionArguments arguments = codec.arguments(lease.payload(), arguments());
    return List.of(Exports.turn(new VolumeId(arguments.volumeId())));
  }

  @Override
  public ConnectionRef read(Lease lease, Backend backend) {
    return refs.get(lease, operation(), backend);
  }

  /// The request that waits for it announces the detachment.
  @Override
  public void announce(Job<ConnectionRef> job) {}

  /// Whoever is let in meanwhile waits for this turn and exports the volume again.
  @Override
  public void perform(Job<ConnectionRef> job, ConnectionArguments arguments) {
    ConnectionRef connection = job.subject();
    Target target = job.backend().target().get();
    if (Initiator.isValid(connection.initiatorName())) { // another was never let in
      target.withdraw(connection.volume(), connection.initiator());
    }
    if (exports.of(connection.volume()).size() == 1) {
      target.removeExport(connection.volume());
    }
  }

  @Override
  public Ending done(Job<ConnectionRef> job, ConnectionArguments arguments) {
    return Ending.succeeded(() -> connections.remove(job.subject().id()));
  }

  @Override
  public Ending failed(Job<ConnectionRef> job, Failure failure) {
    return refs.failed(job, operation(), failure.reason());
  }
}
