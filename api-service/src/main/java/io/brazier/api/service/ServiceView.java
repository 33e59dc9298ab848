package io.brazier.api.service;

import com.fasterxml.jackson.annotation.JsonValue;
import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.view.Fields;
import io.brazier.api.view.WireTime;
import io.brazier.backend.ServiceBinary;
import io.brazier.backend.ServiceState;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A service as administrators see it (`cinder/api/v3/services.py: index`).
///
/// @param keys values are null where the service has none
record ServiceView(@JsonValue Map<String, @Nullable Object> keys) {

  private static final Fields<ServiceState> FIELDS =
      Fields.<ServiceState>none()
          .add("binary", ServiceState::binary)
          .add("host", ServiceState::host)
          .add("zone", ServiceState::availabilityZone)
          .add("status", service -> status(service.disabled()))
          .add("state", service -> service.up() ? "up" : "down")
          .add("updated_at", service -> WireTime.of(service.updatedAt()))
          .add("disabled_reason", ServiceState::disabledReason)
          .add("cluster", ServiceState::clusterName)
          .since("3.7")
          .add("backend_state", ServiceState::backendState)
          .since("3.49")
          .onlyIf(ServiceView::isBackend)
          .add("replication_status", ServiceState::replicationStatus)
          .onlyIf(ServiceView::isBackend)
          .add("active_backend_id", ServiceState::activeBackendId)
          .onlyIf(ServiceView::isBackend)
          .add("frozen", ServiceState::frozen)
          .onlyIf(ServiceView::isBackend);

  static ServiceView of(ServiceState service, ApiVersion version) {
    return new ServiceView(FIELDS.of(service, version));
  }

  private static boolean isBackend(ServiceState service) {
    return service.binary().equals(ServiceBinary.CINDER_VOLUME.wireName());
  }

  /// Cinder's word for whether an administrator lets it take part in scheduling.
  static String status(boolean disabled) {
    return disabled ? "disabled" : "enabled";
  }
}
