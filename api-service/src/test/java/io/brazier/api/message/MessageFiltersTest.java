package io.brazier.api.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.page.Column;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageFiltersTest {

  @Test
  void textsAreComparedWholeOrInPart() {
    assertThat(MessageFilters.read(Map.of("event_id", "e", "request_id~", "r")))
        .contains(
            new MessageFilters(
                Map.of(Column.required("event_id"), "e"),
                Map.of(Column.required("request_id"), "r")));
  }

  @Test
  void noFilterMatchesEverything() {
    assertThat(MessageFilters.read(Map.of())).contains(new MessageFilters(Map.of(), Map.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"colour", "colour~", "created_at", "guaranteed_until~", "~", "deleted"})
  void whatIsNoTextOfAMessageMatchesNone(String name) {
    assertThat(MessageFilters.read(Map.of(name, "x", "event_id", "e"))).isEmpty();
  }
}
