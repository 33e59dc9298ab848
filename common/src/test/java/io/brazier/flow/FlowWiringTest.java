package io.brazier.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;

final class FlowWiringTest {
  private static final Key<String> HOST = Key.of("host", String.class);

  private final List<String> journal = new ArrayList<>();

  @Test
  void missingDependencyNamesTaskAndKey() {
    refused(Flow.named("f").then(reader("Reader", HOST)))
        .withMessage("Flow f cannot be built: Reader needs key host that nothing before it gives");
  }

  @Test
  void keyGivenOnlyLaterIsMissing() {
    refused(
            Flow.named("f")
                .then(reader("Reader", ScriptedTask.keyOf("A")))
                .then(new ScriptedTask("A", journal)))
        .withMessageContaining("Reader needs key result of A");
  }

  @Test
  void taskCannotNeedWhatItGivesItself() {
    List<Key<?>> own = List.of(ScriptedTask.keyOf("A"));

    refused(Flow.named("f").then(new ScriptedTask("A", journal, own)))
        .withMessageContaining("A needs key result of A");
  }

  @Test
  void keyOfTwoTasksIsRefused() {
    Key<Nothing> same = Key.of("same", Nothing.class);

    refused(Flow.named("f").then(giver("First", same)).then(giver("Second", same)))
        .withMessageContaining("key same is given by First and Second");
  }

  @Test
  void keyOfATaskCannotBeAnInputToo() {
    Key<Nothing> same = Key.of("same", Nothing.class);

    refused(Flow.named("f").expects(same).then(giver("First", same)))
        .withMessageContaining("key same is given by the caller and First");
  }

  @Test
  void inputCannotBeExpectedTwice() {
    refused(Flow.named("f").expects(HOST, HOST)).withMessageContaining("key host");
  }

  @Test
  void keysOfOneNameAndTwoTypesClash() {
    Key<Integer> number = Key.of("host", Integer.class);

    refused(Flow.named("f").expects(HOST).then(reader("Reader", number)))
        .withMessageContaining("Reader needs Key[name=host, type=class java.lang.Integer");
  }

  @Test
  void secretCannotBeReadAsIfItWereNone() {
    refused(Flow.named("f").expects(Key.secret("host", String.class)).then(reader("R", HOST)))
        .withMessageContaining("secret=true");
  }

  @Test
  void twoTasksOfOneNameAreRefused() {
    refused(Flow.named("f").then(reader("Same")).then(reader("Same")))
        .withMessageContaining("two tasks are named Same");
  }

  @Test
  void taskWithoutANameIsRefused() {
    refused(
            Flow.named("f")
                .then(
                    new Task<Nothing>(List.of()) {
                      @Override
                      protected Nothing execute(Inputs in) {
                        return Nothing.NOTHING;
                      }
                    }))
        .withMessageContaining("has no name");
  }

  @Test
  void answerOfARevertCannotBeNeeded() {
    refused(Flow.named("f").then(new Answering()).then(reader("Reader", HOST)))
        .withMessageContaining("Reader needs key host that nothing before it gives");
  }

  @Test
  void answerSharesTheNamespace() {
    refused(Flow.named("f").expects(HOST).then(new Answering()))
        .withMessageContaining("key host is given by the caller and Answering");
  }

  @Test
  void allProblemsAreToldAtOnce() {
    refused(Flow.named("f").expects(HOST, HOST).then(reader("R", Key.of("x", String.class))))
        .withMessageContaining("key host is given by")
        .withMessageContaining("; R needs key x");
  }

  @Test
  void builderThatGoesOnChangesNoFinishedFlow() {
    Flow.Builder builder = Flow.named("f").then(reader("A"));
    Flow flow = builder.build();

    builder.then(reader("B"));

    assertThat(flow.run(Values.none()).states()).containsOnlyKeys("A");
  }

  @Test
  void inputThatNobodyNeedsIsFine() {
    assertThatNoException().isThrownBy(() -> Flow.named("f").expects(HOST).build());
  }

  private static ThrowableAssertAlternative<IllegalStateException> refused(Flow.Builder builder) {
    return assertThatExceptionOfType(IllegalStateException.class).isThrownBy(builder::build);
  }

  private static Task<?> reader(String name, Key<?>... needs) {
    return new QuietTask(name, _ -> {}, needs);
  }

  private static Task<Nothing> giver(String name, Key<Nothing> key) {
    return new Task<>(key, List.of()) {
      @Override
      public String name() {
        return name;
      }

      @Override
      protected Nothing execute(Inputs in) {
        return Nothing.NOTHING;
      }
    };
  }

  private static final class Answering extends AnsweringTask<Nothing, String> {
    Answering() {
      super(HOST, needs());
    }

    @Override
    protected Nothing execute(Inputs in) {
      return Nothing.NOTHING;
    }

    @Override
    protected String revertAndAnswer(Inputs in, Outcome<Nothing> outcome) {
      return "answer";
    }
  }
}
