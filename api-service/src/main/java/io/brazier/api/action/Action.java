package io.brazier.api.action;

import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.microversion.Microversions;
import io.brazier.api.request.CurrentRequest;
import io.brazier.api.schema.BodyFields;
import io.brazier.api.schema.Schema;
import org.jspecify.annotations.Nullable;

/// One thing that `POST …/{id}/action` can do: a line of its resource's table. Each is a bean,
/// produced where its use case is, and found by the resource.
///
/// @param <T> what it is done to
/// @param name the key of the body that asks for it
/// @param parameters what the key's value must be like
/// @param rule the policy rule that allows it
/// @param since below this version there is no such action: 404
/// @param status of the reply, once it is done or accepted
/// @param useCase what it does
public record Action<T>(
    String name, Schema parameters, String rule, ApiVersion since, int status, UseCase<T> useCase) {

  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int NO_CONTENT = 204;

  /// Does it; the reply has this body, or none for null.
  @FunctionalInterface
  public interface UseCase<T> {
    @Nullable Object carryOut(T target, BodyFields parameters, CurrentRequest request);
  }

  /// Does it; the reply has no body.
  @FunctionalInterface
  public interface SilentUseCase<T> {
    void carryOut(T target, BodyFields parameters, CurrentRequest request);
  }

  /// An action that is answered with 202 and no body, at every version.
  public static <T> Action<T> accepted(
      String name, Schema parameters, String rule, SilentUseCase<T> useCase) {
    return silent(name, parameters, rule, ACCEPTED, useCase);
  }

  /// An action that is answered with 204 and no body, at every version.
  public static <T> Action<T> done(
      String name, Schema parameters, String rule, SilentUseCase<T> useCase) {
    return silent(name, parameters, rule, NO_CONTENT, useCase);
  }

  private static <T> Action<T> silent(
      String name, Schema parameters, String rule, int status, SilentUseCase<T> useCase) {
    return new Action<>(
        name,
        parameters,
        rule,
        Microversions.MINIMUM,
        status,
        (target, fields, request) -> {
          useCase.carryOut(target, fields, request);
          return null;
        });
  }

  /// An action that is answered with 200 and what it gives, at every version.
  public static <T> Action<T> answered(
      String name, Schema parameters, String rule, UseCase<T> useCase) {
    return new Action<>(name, parameters, rule, Microversions.MINIMUM, OK, useCase);
  }

  /// The same from a version on, for example `3.40`.
  public Action<T> since(String first) {
    return new Action<>(name, parameters, rule, ApiVersion.of(first), status, useCase);
  }
}
