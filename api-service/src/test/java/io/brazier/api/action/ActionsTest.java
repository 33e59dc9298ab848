package io.brazier.api.action;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.brazier.api.schema.Schemas;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActionsTest {

  @Test
  void twoActionsOfOneNameAreAMistakeOfTheProgram() {
    Action<String> action = Action.accepted("a", Schemas.any(), "rule", (_, _, _) -> {});
    assertThatIllegalStateException().isThrownBy(() -> Actions.of(List.of(action, action)));
  }
}
