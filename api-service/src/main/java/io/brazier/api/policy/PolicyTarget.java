package io.brazier.api.policy;

import io.brazier.context.RequestContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The attributes of the thing that a policy check is about; rules refer to them as `%(name)s`.
public record PolicyTarget(Map<String, String> attributes) {

  private static final String PROJECT = "project_id";
  private static final String USER = "user_id";
  private static final Pattern PLACE = Pattern.compile("%\\(([^)]*)\\)s");

  /// Copies the attributes.
  public PolicyTarget {
    attributes = Map.copyOf(attributes);
  }

  /// Something that belongs to a project.
  public static PolicyTarget ofProject(String projectId) {
    return new PolicyTarget(Map.of(PROJECT, projectId));
  }

  /// Something that a user has made in a project.
  public static PolicyTarget owned(String projectId, String userId) {
    return new PolicyTarget(Map.of(PROJECT, projectId, USER, userId));
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

  /// A text with the target's attributes in the places for them; empty if the target lacks one, and
  /// then no check holds: what is not there equals nothing, not even what the caller lacks.
  Optional<String> expand(String text) {
    Matcher places = PLACE.matcher(text);
    StringBuilder expanded = new StringBuilder();
    while (places.find()) {
      String value = attributes.get(places.group(1));
      if (value == null) {
        return Optional.empty();
      }
      places.appendReplacement(expanded, Matcher.quoteReplacement(value));
    }
    return Optional.of(places.appendTail(expanded).toString());
  }
}
