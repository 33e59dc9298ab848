package io.brazier.api.walls;

import io.brazier.api.roles.Caller;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Makes bad requests to every route, the same for the same seed.
final class BadRequests {

  private static final List<Caller> CALLERS =
      List.of(Caller.ADMIN, Caller.ADMIN, Caller.MEMBER, Caller.STRANGER, Caller.SYSTEM_ADMIN);

  /// Bodies and queries have most to be got wrong.
  private static final List<List<Mutation>> KINDS =
      List.of(
          BadBodies.ALL,
          BadValues.ALL,
          BadValues.ALL,
          BadQueries.ALL,
          BadQueries.ALL,
          BadPaths.ALL,
          BadHeaders.ALL);

  private final Random random;
  private final List<RouteCase> reads;
  private final List<RouteCase> writes;

  BadRequests(Random random, List<RouteCase> cases) {
    this.random = random;
    this.reads = cases.stream().filter(RouteCase::isRead).toList();
    this.writes = cases.stream().filter(each -> !each.isRead()).toList();
  }

  /// The next one, with the estate's ids where it has right ones.
  Draft next(Estate estate) {
    List<RouteCase> cases = random.nextInt(3) == 0 ? reads : writes;
    Draft draft = Draft.of(Mutation.pick(random, cases), estate, Mutation.pick(random, CALLERS));
    mutations().forEach(mutation -> mutation.spoil(draft, random));
    return draft;
  }

  private Stream<Mutation> mutations() {
    return Stream.generate(() -> Mutation.pick(random, Mutation.pick(random, KINDS)))
        .limit(random.nextInt(1, 4));
  }
}
