package io.brazier.manager.connection;

import io.brazier.connection.Connection;
import io.brazier.connection.ConnectionRepository;
import io.brazier.connection.ConnectionStatus;
import io.brazier.fault.Fault;
import io.brazier.iscsi.ChapSecret;
import io.brazier.iscsi.Initiator;
import io.brazier.iscsi.Target;
import io.brazier.manager.operation.Backend;
import io.brazier.manager.operation.Turn;
import io.brazier.resource.ResourceRef;
import io.brazier.volume.VolumeId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jboss.logging.Logger;

/// Sees to it that what this host exports is what the rows say.
@ApplicationScoped
public class Exports {

  private static final Logger LOG = Logger.getLogger(Exports.class);

  private final ConnectionRepository connections;

  Exports(ConnectionRepository connections) {
    this.connections = connections;
  }

  /// The turn of whoever changes a volume's export. Snapshots of it may be made meanwhile.
  public static Turn turn(VolumeId volume) {
    return Turn.exclusive(new ResourceRef("VolumeExport", volume.value()));
  }

  /// Those who may reach a volume, or are to.
  @Transactional
  public List<Connection> of(VolumeId volume) {
    return connections.of(volume);
  }

  @Transactional
  List<Connection> on(Backend backend) {
    return connections.onBackend(backend.address().service());
  }

  /// Exports again what initiators may reach; after a start of the host the target knows nothing.
  /// What cannot be exported is told to operators and tried again when somebody asks for it.
  public void restore(Backend backend) {
    List<Connection> connected =
        on(backend).stream()
            .filter(each -> each.status().equals(ConnectionStatus.CONNECTED))
            .toList();
    for (Connection each : connected) {
      try {
        restore(backend, each);
      } catch (Fault.BackendFailed failed) {
        LOG.errorf(
            "Volume is not exported: volumeId=%s initiator=%s error=%s",
            each.volume(), each.initiator(), failed.getMessage());
      }
    }
  }

  private static void restore(Backend backend, Connection connection) {
    String secret = connection.secret();
    if (secret != null) {
      Target target = backend.target().get();
      VolumeId volume = connection.volume();
      target.ensureExport(volume, backend.driver().device(volume));
      target.allow(volume, new Initiator(connection.initiator()), new ChapSecret(secret));
    }
  }

  /// Ends the export of a volume that is going away, if anybody may reach it.
  ///
  /// @throws Fault.BackendFailed if it could not be ended
  public void remove(Backend backend, VolumeId volume) {
    if (!of(volume).isEmpty()) {
      backend.target().get().removeExport(volume);
    }
  }

  /// Tells those who reach a volume that it has grown.
  public void resized(Backend backend, VolumeId volume) {
    if (of(volume).isEmpty()) {
      return;
    }
    try {
      backend.target().get().resized(volume);
    } catch (Fault.Busy | Fault.BackendFailed later) {
      LOG.warnf(
          "Initiators see the new size when they log in again: volumeId=%s error=%s",
          volume, later.getMessage());
    }
  }
}
