package io.brazier.scheduler.claim;

import io.brazier.backend.PoolState;
import io.brazier.scheduler.filter.Rejection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How the search for a pool ended.
public sealed interface Placement {

  /// A pool was found and its room is claimed, if the transaction commits.
  ///
  /// @param rejections why not another, for each pool that a filter left out
  record Placed(PoolState pool, List<Rejection> rejections) implements Placement {
    /// Copies the list.
    public Placed {
      rejections = List.copyOf(rejections);
    }
  }

  /// No pool may take the volume (`NoValidBackend`, `cinder/exception.py`).
  ///
  /// @param reason Cinder's reason
  /// @param rejections why not, for each pool that was looked at
  record NoValidBackend(String reason, List<Rejection> rejections) implements Placement {

    private static final int LINES = 100;

    /// Copies the list.
    public NoValidBackend {
      rejections = List.copyOf(rejections);
    }

    /// The same with what is said of one pool only, for a request that could go nowhere else.
    ///
    /// @param pool `host@backend#pool`
    public NoValidBackend on(@Nullable String pool) {
      return new NoValidBackend(
          reason, rejections.stream().filter(each -> each.pool().toString().equals(pool)).toList());
    }

    /// Cinder's sentence, then a line for each pool: for the log and for administrators, not for
    /// tenants, since it names hosts (S-16).
    public String cause() {
      Stream<String> lines = rejections.stream().limit(LINES).map(Rejection::toString);
      Stream<String> more =
          rejections.size() > LINES
              ? Stream.of("and %d more pools".formatted(rejections.size() - LINES))
              : Stream.empty();
      return Stream.of(Stream.of("No valid backend was found. " + reason), lines, more)
          .flatMap(part -> part)
          .collect(Collectors.joining("\n"));
    }
  }
}
