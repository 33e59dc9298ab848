package io.brazier.api.policy;

import io.brazier.context.RequestContext;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The attributes of the thing that a policy check is about; rules refer to them as `%(name)s`.
public record PolicyTarget(Map<String, String> attributes) {

  private static final String PROJECT = "project_id";
  private static final String USER = "user_id";

  /// Copies the attributes.
  public PolicyTarget {
    attributes = Map.copyOf(attributes);
  }

  /// Something that belongs to a project.
  public static PolicyTarget ofProject(String projectId) {
    return new PolicyTarget(Map.of(PROJECT, projectId));
  }

  /// The caller's own project: the target of creates and lists.
  public static PolicyTarget own(RequestContext context) {
    Map<String, String> attributes = new HashMap<>();
    attributes.put(USER, context.userId());
    putIfKnown(attributes, PROJECT, context.projectId());
    return new PolicyTarget(attributes);
  }

  private static void putIfKnown(Map<String, String> to, String name, @Nullable String value) {
    if (value != null) {
      to.put(name, value);
    }
  }
}
