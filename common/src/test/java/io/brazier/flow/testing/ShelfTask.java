package io.brazier.flow.testing;

import io.brazier.flow.Inputs;
import io.brazier.flow.Nothing;
import io.brazier.flow.Outcome;
import io.brazier.flow.Task;
import java.util.Set;
import java.util.function.Predicate;

/// Puts its name on a shelf; taken back, it removes it if its manner lets it.
final class ShelfTask extends Task<Nothing> {
  private final String name;
  private final Set<String> shelf;
  private final Predicate<Outcome<Nothing>> removes;

  private ShelfTask(String name, Set<String> shelf, Predicate<Outcome<Nothing>> removes) {
    super(needs());
    this.name = name;
    this.shelf = shelf;
    this.removes = removes;
  }

  /// Removes whatever is there.
  static ShelfTask tidy(String name, Set<String> shelf) {
    return new ShelfTask(name, shelf, _ -> true);
  }

  /// Removes only what it knows it put there.
  static ShelfTask trusting(String name, Set<String> shelf) {
    return new ShelfTask(name, shelf, outcome -> outcome instanceof Outcome.Executed<Nothing>);
  }

  /// Removes nothing, as Cinder's dead reverts do (F-7).
  static ShelfTask forgetful(String name, Set<String> shelf) {
    return new ShelfTask(name, shelf, _ -> false);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  protected Nothing execute(Inputs in) {
    shelf.add(name);
    return Nothing.NOTHING;
  }

  @Override
  protected void revert(Inputs in, Outcome<Nothing> outcome) {
    if (removes.test(outcome)) {
      shelf.remove(name);
    }
  }
}
