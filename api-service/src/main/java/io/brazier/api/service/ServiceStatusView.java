package io.brazier.api.service;

import com.fasterxml.jackson.annotation.JsonValue;
import io.brazier.api.service.ServiceSwitch.Disable;
import io.brazier.api.service.ServiceSwitch.DisableLogReason;
import io.brazier.api.service.ServiceSwitch.Enable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The reply to enabling or disabling a service, which repeats what the client sent.
record ServiceStatusView(@JsonValue Map<String, @Nullable Object> keys) {

  ServiceStatusView {
    keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
  }

  static ServiceStatusView of(ServiceSwitch done) {
    return switch (done) {
      case Enable(var service) -> new ServiceStatusView(keys(service, false));
      case Disable(var service) -> new ServiceStatusView(keys(service, true));
      case DisableLogReason(var service, var reason) -> {
        Map<String, @Nullable Object> keys = keys(service, true);
        keys.put("disabled_reason", reason);
        yield new ServiceStatusView(keys);
      }
    };
  }

  private static Map<String, @Nullable Object> keys(ServiceSwitch.Named service, boolean disabled) {
    Map<String, @Nullable Object> keys = new LinkedHashMap<>();
    keys.put("host", service.host());
    keys.put("service", service.service());
    keys.put("binary", service.binary());
    keys.put("status", ServiceView.status(disabled));
    keys.put("disabled", disabled);
    return keys;
  }
}
