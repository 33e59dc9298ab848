package io.brazier.api.action;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.api.fault.GenericText;
import io.brazier.api.request.CurrentRequest;
import io.brazier.api.schema.BodyFields;
import io.brazier.fault.Fault;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// The table of a resource's actions (`cinder/api/openstack/wsgi.py: Resource.get_method`).
///
/// @param <T> what they are done to
/// @param byName each by the key of the body that asks for it
public record Actions<T>(Map<String, Action<T>> byName) {

  /// Copies the map.
  public Actions {
    byName = Map.copyOf(byName);
  }

  /// The table of these.
  ///
  /// @throws IllegalStateException if two have one name
  public static <T> Actions<T> of(List<Action<T>> actions) {
    return new Actions<>(
        actions.stream().collect(Collectors.toMap(Action::name, Function.identity())));
  }

  /// Finds what an action is done to, and checks the policy rule, in the resource's own order.
  @FunctionalInterface
  public interface Target<T> {
    T permitted(String rule);
  }

  /// Carries out the one action that the body asks for.
  ///
  /// @throws Fault.Invalid unless the body names exactly one action, which is known, and its
  ///   parameters have their form
  /// @throws Fault.NotFound if the action came with a later version
  public RestResponse<@Nullable Object> carryOut(CurrentRequest request, Target<T> target) {
    JsonNode body = request.body();
    if (!body.isObject() || body.size() != 1) {
      throw new Fault.Invalid(GenericText.MALFORMED_BODY);
    }
    Action<T> action = find(body.fieldNames().next());
    if (!request.version().atLeast(action.since())) {
      throw new Fault.NotFound(GenericText.NOT_FOUND);
    }
    JsonNode parameters = body.required(action.name());
    action.parameters().check(parameters, request.version());
    Object reply =
        action
            .useCase()
            .carryOut(target.permitted(action.rule()), new BodyFields(parameters), request);
    return RestResponse.ResponseBuilder.<@Nullable Object>create(action.status())
        .entity(reply)
        .build();
  }

  private Action<T> find(String name) {
    Action<T> action = byName.get(name);
    if (action == null) {
      throw new Fault.Invalid(
          "There is no such action: %s. Verify the request body and Content-Type header and try again."
              .formatted(name));
    }
    return action;
  }
}
