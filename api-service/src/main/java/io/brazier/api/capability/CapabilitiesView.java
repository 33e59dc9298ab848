package io.brazier.api.capability;

import com.fasterxml.jackson.annotation.JsonValue;
import io.brazier.backend.BackendAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a backend can do (`cinder/api/views/capabilities.py`).
///
/// @param keys in Cinder's order; values are null where the backend reported none
record CapabilitiesView(@JsonValue Map<String, @Nullable Object> keys) {

  /// What extra specs may ask of a backend's storage with yes or no, and what it means.
  private static final Map<String, List<String>> PROPERTIES =
      Map.of(
          "thin_provisioning_support",
              List.of("Thin provisioning", "Volumes take room as they are written."),
          "thick_provisioning_support",
              List.of("Thick provisioning", "Volumes have all their room from the beginning."),
          "multiattach", List.of("Multiattach", "Volumes can be attached more than once."),
          "QoS_support", List.of("QoS", "The backend keeps to QoS specs itself."));

  /// What a backend's pool reported last.
  ///
  /// @param reported by Cinder's names
  static CapabilitiesView of(BackendAddress backend, Map<String, ?> reported) {
    Map<String, @Nullable Object> keys = new LinkedHashMap<>();
    keys.put("namespace", "OS::Storage::Capabilities::" + backend.service());
    for (String name :
        List.of(
            "vendor_name",
            "volume_backend_name",
            "pool_name",
            "driver_version",
            "storage_protocol",
            "display_name",
            "description",
            "visibility")) {
      keys.put(name, reported.get(name));
    }
    keys.put("replication_targets", List.of());
    keys.put("properties", properties(reported));
    return new CapabilitiesView(Collections.unmodifiableMap(keys));
  }

  private static Map<String, Object> properties(Map<String, ?> reported) {
    Map<String, Object> properties = new LinkedHashMap<>();
    PROPERTIES.forEach((name, words) -> {
      if (reported.get(name) instanceof Boolean) {
        properties.put(
            name,
            Map.of("title", words.getFirst(), "description", words.getLast(), "type", "boolean"));
      }
    });
    return properties;
  }
}
