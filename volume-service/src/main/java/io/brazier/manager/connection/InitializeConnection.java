package io.brazier.manager.connection;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brazier.connection.ConnectionRepository;
import io.brazier.ending.Ending;
import io.brazier.iscsi.ChapCredentials;
import io.brazier.iscsi.Export;
import io.brazier.iscsi.Portal;
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

/// Lets an initiator reach a volume (`initialize_connection`, `cinder/volume/manager.py`), with a
/// secret of its own. One that may already is let in again, with the same secret.
@ApplicationScoped
class InitializeConnection implements BackendOperation<ConnectionArguments, ConnectionRef> {

  private final ConnectionRefs refs;
  private final ConnectionRepository connections;
  private final MessageCodec codec;
  private final ObjectMapper json;

  InitializeConnection(
      ConnectionRefs refs,
      ConnectionRepository connections,
      MessageCodec codec,
      ObjectMapper json) {
    this.refs = refs;
    this.connections = connections;
    this.codec = codec;
    this.json = json;
  }

  @Override
  public Operation operation() {
    return Operation.INITIALIZE_CONNECTION;
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

  /// The request that waits for it announces the attachment.
  @Override
  public void announce(Job<ConnectionRef> job) {}

  @Override
  public void perform(Job<ConnectionRef> job, ConnectionArguments arguments) {
    ConnectionRef connection = job.subject();
    var _ = export(job);
    var _ =
        job.backend()
            .target()
            .get()
            .allow(connection.volume(), connection.initiator(), connection.secret());
  }

  private static Export export(Job<ConnectionRef> job) {
    VolumeId volume = job.subject().volume();
    Target target = job.backend().target().get();
    return target.ensureExport(volume, job.backend().driver().device(volume));
  }

  @Override
  public Ending done(Job<ConnectionRef> job, ConnectionArguments arguments) {
    ConnectionRef connection = job.subject();
    String properties = properties(connection, export(job)).toString();
    return Ending.succeeded(
        () -> connections.connected(connection.id(), connection.secret().value(), properties));
  }

  /// What a connector needs (`cinder/volume/targets/iscsi.py: _get_iscsi_properties`), but for the
  /// secret; with several portals, all of them.
  private ObjectNode properties(ConnectionRef connection, Export export) {
    ObjectNode properties =
        json.createObjectNode()
            .put("target_discovered", false)
            .put("target_iqn", export.name())
            .put("target_portal", export.portals().getFirst().toString())
            .put("target_lun", export.lun())
            .put("volume_id", connection.volume().value())
            .put("auth_method", "CHAP")
            .put(
                "auth_username", ChapCredentials.user(connection.volume(), connection.initiator()));
    if (export.portals().size() > 1) {
      ArrayNode iqns = properties.putArray("target_iqns");
      ArrayNode portals = properties.putArray("target_portals");
      ArrayNode luns = properties.putArray("target_luns");
      for (Portal portal : export.portals()) {
        iqns.add(export.name());
        portals.add(portal.toString());
        luns.add(export.lun());
      }
    }
    return properties;
  }

  @Override
  public Ending failed(Job<ConnectionRef> job, Failure failure) {
    return refs.failed(job, operation(), failure.reason());
  }
}
