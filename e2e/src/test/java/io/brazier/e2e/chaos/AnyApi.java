package io.brazier.e2e.chaos;

import io.brazier.e2e.client.Answer;
import io.brazier.e2e.client.Api;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/// Clients that do not care whether a service is there.
record AnyApi(List<Api> apis) implements Entrance {

  AnyApi {
    apis = List.copyOf(apis);
  }

  @Override
  public Reply send(SplittableRandom random, Function<Api, Answer> request) {
    Api api = apis.get(random.nextInt(apis.size()));
    return Reply.to(() -> request.apply(api));
  }
}
