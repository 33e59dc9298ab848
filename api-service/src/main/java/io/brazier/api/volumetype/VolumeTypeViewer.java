package io.brazier.api.volumetype;

import io.brazier.api.policy.Policy;
import io.brazier.api.policy.PolicyTarget;
import io.brazier.context.RequestContext;
import io.brazier.volumetype.ExtraSpecs;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What policy lets the caller see of volume types. Types belong to no project, so it is the same
/// for all of them.
///
/// @param seesSpecs whether there are extra specs at all
/// @param seesAllSpecs whether all of them or only those that everybody may see
/// @param seesQos whether there is the id of the QoS specs
/// @param seesAccess whether it is told once more, by the extension's name, which are public
record VolumeTypeViewer(
    boolean seesSpecs, boolean seesAllSpecs, boolean seesQos, boolean seesAccess) {

  static VolumeTypeViewer of(RequestContext context, Policy policy) {
    PolicyTarget own = PolicyTarget.own(context);
    return new VolumeTypeViewer(
        policy.allows("volume_extension:access_types_extra_specs", context, own),
        policy.allows("volume_extension:types_extra_specs:read_sensitive", context, own),
        policy.allows("volume_extension:access_types_qos_specs_id", context, own),
        policy.allows("volume_extension:volume_type_access", context, own));
  }

  /// The extra specs that the caller may see, sorted by key.
  Map<String, @Nullable String> visible(Map<String, @Nullable String> specs) {
    Map<String, @Nullable String> seen = new TreeMap<>(specs);
    seen.keySet().removeIf(key -> !sees(key));
    return seen;
  }

  /// Whether the caller may see an extra spec of this key.
  boolean sees(String key) {
    return seesAllSpecs || ExtraSpecs.USER_VISIBLE.contains(key);
  }
}
