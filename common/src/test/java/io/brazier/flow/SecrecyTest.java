package io.brazier.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SecrecyTest {
  private static final String PASSWORD = "hunter2";
  private static final Key<String> TOKEN = Key.secret("token", String.class);
  private static final Key<String> CHAP = Key.secret("chap", String.class);
  private static final Key<String> IQN = Key.of("iqn", String.class);

  private final List<Object> seen = new ArrayList<>();

  private static final class ChapTask extends Task<String> {
    private final List<Object> outcomes;

    ChapTask(List<Object> outcomes) {
      super(CHAP, needs(TOKEN));
      this.outcomes = outcomes;
    }

    @Override
    protected String execute(Inputs in) {
      return in.get(TOKEN);
    }

    @Override
    protected void revert(Inputs in, Outcome<String> outcome) {
      outcomes.add(outcome);
      outcomes.add(in);
    }
  }

  @Test
  void t2NoTextOfARunShowsASecret() {
    Flow flow =
        Flow.named("f")
            .expects(TOKEN)
            .then(new ChapTask(seen))
            .then(
                new QuietTask(
                    "Failing",
                    _ -> {
                      throw new IllegalStateException("why not");
                    }))
            .build();

    seen.add(flow.attempt(Values.of(TOKEN, PASSWORD), seen::add));

    assertThat(seen).hasSizeGreaterThan(9).noneMatch(text -> text.toString().contains(PASSWORD));
  }

  @Test
  void t2CompletedResultHidesSecretsOnlyInItsText() {
    Flow flow = Flow.named("f").expects(TOKEN).then(new ChapTask(seen)).build();

    FlowResult.Completed done = flow.run(Values.of(TOKEN, PASSWORD), seen::add);

    assertThat(done.get(CHAP)).isEqualTo(PASSWORD);
    assertThat(done.toString()).contains("chap=(secret)").doesNotContain(PASSWORD);
    assertThat(seen.toString()).contains("chap=(secret)").doesNotContain(PASSWORD);
  }

  @Test
  void ordinaryValueShows() {
    assertThat(new Values.Binding<>(IQN, "iqn.2010-10").shown()).isEqualTo("iqn.2010-10");
    assertThat(new Values.Binding<>(IQN, "iqn.2010-10")).hasToString("iqn=iqn.2010-10");
  }

  @Test
  void secretShowsItsKeyOnly() {
    Values.Binding<String> binding = new Values.Binding<>(TOKEN, PASSWORD);

    assertThat(binding.key()).isEqualTo(TOKEN);
    assertThat(binding.shown()).isEqualTo("(secret)");
  }
}
