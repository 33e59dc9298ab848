package io.brazier.testing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.concurrent.Callable;

/// Work in a transaction of its own, which is committed when it returns.
public final class Transactions {

  private Transactions() {}

  /// Does work that has a result.
  public static <T> T committed(Callable<T> work) {
    return QuarkusTransaction.requiringNew().call(work);
  }

  /// Does work that has none.
  public static void run(Runnable work) {
    QuarkusTransaction.requiringNew().run(work);
  }
}
