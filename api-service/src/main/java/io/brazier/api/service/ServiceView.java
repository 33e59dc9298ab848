package io.brazier.api.service;

import com.fasterxml.jackson.annotation.JsonValue;
import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.view.WireTime;
import io.brazier.backend.ServiceBinary;
import io.brazier.backend.ServiceState;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A service as administrators see it (`cinder/api/v3/services.py: index`).
///
/// @param keys values are null where the service has none
record ServiceView(@JsonValue Map<String, @Nullable Object> keys) {

  private static final ApiVersion CLUSTER_SINCE = ApiVersion.of("3.7");
  private static final ApiVersion BACKEND_STATE_SINCE = ApiVersion.of("3.49");

  ServiceView {
    keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
  }

  static ServiceView of(ServiceState service, ApiVersion version) {
    Map<String, @Nullable Object> keys = new LinkedHashMap<>();
    keys.put("binary", service.binary());
    keys.put("host", service.host());
    keys.put("zone", service.availabilityZone());
    keys.put("status", status(service.disabled()));
    keys.put("state", service.up() ? "up" : "down");
    keys.put("updated_at", WireTime.of(service.updatedAt()));
    keys.put("disabled_reason", service.disabledReason());
    if (version.atLeast(CLUSTER_SINCE)) {
      keys.put("cluster", service.clusterName());
    }
    if (service.binary().equals(ServiceBinary.CINDER_VOLUME.wireName())) {
      addBackend(keys, service, version);
    }
    return new ServiceView(keys);
  }

  private static void addBackend(
      Map<String, @Nullable Object> keys, ServiceState service, ApiVersion version) {
    if (version.atLeast(BACKEND_STATE_SINCE)) {
      keys.put("backend_state", service.backendState());
    }
    keys.put("replication_status", service.replicationStatus());
    keys.put("active_backend_id", service.activeBackendId());
    keys.put("frozen", service.frozen());
  }

  /// Cinder's word for whether an administrator lets it take part in scheduling.
  static String status(boolean disabled) {
    return disabled ? "disabled" : "enabled";
  }
}
