package io.brazier.e2e.chaos;

import io.brazier.e2e.client.Answer;
import io.brazier.e2e.client.Api;
import java.util.SplittableRandom;
import java.util.function.Function;

/// How clients reach the API services.
@FunctionalInterface
interface Entrance {

  /// Sends a request to one of them.
  Reply send(SplittableRandom random, Function<Api, Answer> request);
}
