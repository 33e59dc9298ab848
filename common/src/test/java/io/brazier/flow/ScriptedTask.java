package io.brazier.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes down what is asked of it and fails as told. Its result is its name in small letters.
final class ScriptedTask extends Task<String> {
  private final String name;
  private final List<String> journal;
  private final List<Outcome<String>> outcomes = new ArrayList<>();
  private final List<Inputs> revertInputs = new ArrayList<>();
  private @Nullable Throwable executeFailure;
  private @Nullable Throwable revertFailure;

  ScriptedTask(String name, List<String> journal) {
    this(name, journal, needs());
  }

  ScriptedTask(String name, List<String> journal, List<Key<?>> needs) {
    super(keyOf(name), needs);
    this.name = name;
    this.journal = journal;
  }

  static Key<String> keyOf(String task) {
    return Key.of("result of " + task, String.class);
  }

  ScriptedTask failsWith(Throwable failure) {
    executeFailure = failure;
    return this;
  }

  ScriptedTask revertFailsWith(Throwable failure) {
    revertFailure = failure;
    return this;
  }

  List<Outcome<String>> outcomes() {
    return outcomes;
  }

  List<Inputs> revertInputs() {
    return revertInputs;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  protected String execute(Inputs in) throws Exception {
    journal.add("execute " + name);
    throwIfAny(executeFailure);
    return name.toLowerCase(Locale.ROOT);
  }

  @Override
  protected void revert(Inputs in, Outcome<String> outcome) throws Exception {
    journal.add("revert " + name);
    outcomes.add(outcome);
    revertInputs.add(in);
    throwIfAny(revertFailure);
  }

  static void throwIfAny(@Nullable Throwable failure) throws Exception {
    switch (failure) {
      case null -> {}
      case Exception exception -> throw exception;
      case Error error -> throw error;
      case Throwable odd -> throw new AssertionError(odd);
    }
  }
}
