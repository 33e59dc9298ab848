package io.brazier.api.qosspecs;

import io.brazier.qosspecs.QosSpecs;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// QoS specs as an administrator sees them (`cinder/api/views/qos_specs.py`).
///
/// @param specs sorted by key; a key may have no value
record QosSpecsView(String id, String name, String consumer, Map<String, @Nullable String> specs) {

  QosSpecsView {
    specs = Collections.unmodifiableMap(new TreeMap<>(specs));
  }

  static QosSpecsView of(QosSpecs specs, Map<String, @Nullable String> values) {
    return new QosSpecsView(specs.id(), specs.name(), specs.consumer(), values);
  }
}
