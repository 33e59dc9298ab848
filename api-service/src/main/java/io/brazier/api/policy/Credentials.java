package io.brazier.api.policy;

import io.brazier.context.Identity;
import io.brazier.context.RequestContext;
import io.brazier.context.TokenScope;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The caller's side of a check: each attribute that a rule may name.
///
/// @param words the attributes that have a value
/// @param roleNames those that are lists of roles
record Credentials(Map<String, String> words, Map<String, Set<String>> roleNames) {

  /// What Python prints for an attribute that has no value.
  private static final String NONE = "None";

  private static final String ROLES = "roles";

  private static final Set<String> NAMES =
      Set.of(
          "user_id",
          "user_domain_id",
          "project_id",
          "project_domain_id",
          "domain_id",
          "system_scope",
          "service_user_id",
          "service_user_domain_id",
          "service_project_id",
          "service_project_domain_id");

  Credentials {
    words = Map.copyOf(words);
    roleNames = Map.copyOf(roleNames);
  }

  /// What oslo.policy sees of a context (`to_policy_values` of oslo.context and of
  /// `cinder/context.py`).
  static Credentials of(RequestContext context) {
    Map<String, String> words = new HashMap<>();
    words.put("is_admin", pythonBoolean(context.admin()));
    words.put("is_admin_project", pythonBoolean(context.user().scope().adminProject()));
    putUser(words, context.user());
    Identity service = context.service();
    if (service != null) {
      putService(words, service);
    }
    return new Credentials(
        words,
        Map.of(
            ROLES,
            context.user().roles(),
            "service_roles",
            service == null ? Set.of() : service.roles()));
  }

  private static void putUser(Map<String, String> words, Identity user) {
    TokenScope scope = user.scope();
    words.put("user_id", user.userId());
    putIfKnown(words, "user_domain_id", user.userDomainId());
    putIfKnown(words, "project_id", scope.projectId());
    putIfKnown(words, "project_domain_id", scope.projectDomainId());
    putIfKnown(words, "domain_id", scope.domainId());
    putIfKnown(words, "system_scope", scope.system());
    putIfKnown(words, "system", scope.system());
  }

  private static void putService(Map<String, String> words, Identity service) {
    words.put("service_user_id", service.userId());
    putIfKnown(words, "service_user_domain_id", service.userDomainId());
    putIfKnown(words, "service_project_id", service.scope().projectId());
    putIfKnown(words, "service_project_domain_id", service.scope().projectDomainId());
  }

  private static void putIfKnown(Map<String, String> words, String name, @Nullable String value) {
    if (value != null) {
      words.put(name, value);
    }
  }

  private static String pythonBoolean(boolean value) {
    return value ? "True" : "False";
  }

  /// Whether the caller has the role; its name knows no case.
  boolean haveRole(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return roleNames.getOrDefault(ROLES, Set.of()).stream()
        .anyMatch(role -> role.toLowerCase(Locale.ROOT).equals(wanted));
  }

  /// Whether an attribute has a value. An attribute of oslo.policy's that the caller lacks is
  /// `None`, which a rule can ask for; any other name has no value.
  boolean have(String attribute, String value) {
    String word = words.get(attribute);
    if (word == null) {
      return (NAMES.contains(attribute) && value.equals(NONE))
          || roleNames.getOrDefault(attribute, Set.of()).contains(value);
    }
    return word.equals(value);
  }

  /// The caller as the thing that a check is about.
  PolicyTarget asTarget() {
    return new PolicyTarget(words);
  }
}
