package io.brazier.api.policy;

import io.brazier.context.RequestContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The caller's side of a check: each attribute that a rule may name, with its values.
record Credentials(Map<String, Set<String>> attributes) {

  Credentials {
    attributes = Map.copyOf(attributes);
  }

  /// What oslo.policy sees of a context (`RequestContext.to_policy_values` in `cinder/context.py`).
  /// A deployment without an admin project counts every project as one.
  static Credentials of(RequestContext context) {
    Map<String, Set<String>> attributes = new HashMap<>();
    attributes.put("user_id", Set.of(context.userId()));
    attributes.put("is_admin", Set.of(pythonBoolean(context.admin())));
    attributes.put("is_admin_project", Set.of(pythonBoolean(true)));
    attributes.put("role", lowerCase(context.roles()));
    attributes.put("roles", context.roles());
    attributes.put("service_roles", context.serviceRoles());
    if (context.projectId() != null) {
      attributes.put("project_id", Set.of(context.projectId()));
    }
    return new Credentials(attributes);
  }

  private static Set<String> lowerCase(Set<String> roles) {
    Set<String> lower = new HashSet<>();
    roles.forEach(role -> lower.add(role.toLowerCase(Locale.ROOT)));
    return Set.copyOf(lower);
  }

  private static String pythonBoolean(boolean value) {
    return value ? "True" : "False";
  }

  Set<String> values(String attribute) {
    return attributes.getOrDefault(attribute, Set.of());
  }
}
