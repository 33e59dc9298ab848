package io.brazier.backend;

import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.stream.Stream;

/// Rows of native queries, with the one cast they need.
final class Tuples {

  private Tuples() {}

  /// The rows of a native query that was made with `Tuple.class`.
  @SuppressWarnings("unchecked") // JPA gives native queries no result type
  static Stream<Tuple> list(Query query) {
    return ((List<Tuple>) query.getResultList()).stream();
  }
}
