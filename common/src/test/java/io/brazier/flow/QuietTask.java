package io.brazier.flow;

import java.util.function.Consumer;

/// Gives no key and does what a lambda says.
final class QuietTask extends Task<Nothing> {
  private final String name;
  private final Consumer<Inputs> work;

  QuietTask(String name, Consumer<Inputs> work, Key<?>... needs) {
    super(needs(needs));
    this.name = name;
    this.work = work;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  protected Nothing execute(Inputs in) {
    work.accept(in);
    return Nothing.NOTHING;
  }
}
