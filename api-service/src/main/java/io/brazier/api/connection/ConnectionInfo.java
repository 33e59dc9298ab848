package io.brazier.api.connection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brazier.connection.Connection;
import io.brazier.context.Scope;
import io.brazier.qosspecs.QosSpecs;
import io.brazier.qosspecs.QosSpecsRepository;
import io.brazier.volume.Volume;
import io.brazier.volumetype.ExtraSpecs;
import io.brazier.volumetype.VolumeType;
import io.brazier.volumetype.VolumeTypeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/// What a client is told of a connection (`cinder/volume/manager.py: _parse_connection_options`):
/// where the volume is found, and how it is to be used there.
@ApplicationScoped
public class ConnectionInfo {

  /// The only protocol there is.
  public static final String PROTOCOL = "iscsi";

  private static final Set<String> SEEN_BY_CLIENTS = Set.of("front-end", "both");

  private final VolumeTypeRepository types;
  private final QosSpecsRepository specs;
  private final ObjectMapper json;

  ConnectionInfo(VolumeTypeRepository types, QosSpecsRepository specs, ObjectMapper json) {
    this.types = types;
    this.specs = specs;
    this.json = json;
  }

  /// The driver's data, in the caller's transaction.
  ///
  /// @param connection one that is connected
  /// @param mode `rw` or `ro`
  public ObjectNode data(Volume volume, Connection connection, String mode) {
    VolumeType type = types.get(volume.volumeTypeId(), new Scope.All());
    ObjectNode data = properties(connection);
    data.put("auth_password", connection.secret());
    putSpecs(data, type);
    data.put("access_mode", mode);
    data.put("encrypted", volume.encryptionKeyId() != null);
    data.put(
        "cacheable",
        !volume.multiattach()
            && ExtraSpecs.IS_TRUE.equals(
                types.extraSpecs().get(type.id()).get(ExtraSpecs.CACHEABLE)));
    return data;
  }

  private ObjectNode properties(Connection connection) {
    try {
      return (ObjectNode) json.readTree(String.valueOf(connection.properties()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(connection + " has properties that are no JSON", e);
    }
  }

  private void putSpecs(ObjectNode data, VolumeType type) {
    String id = type.qosSpecsId();
    QosSpecs found = id == null ? null : specs.get(id);
    if (found == null || !SEEN_BY_CLIENTS.contains(found.consumer())) {
      data.putNull("qos_specs");
      return;
    }
    ObjectNode shown = data.putObject("qos_specs");
    specs.values().get(found.id()).forEach(shown::put);
  }
}
