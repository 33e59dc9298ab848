package io.brazier.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void namesStandLeftAndFiguresRight() {
    String text = new Table("Service", "RSS").row("api", "7").row("scheduler", "1234").text();

    assertThat(text.lines())
        .containsExactly(
            "Service     RSS", //
            "api           7",
            "scheduler  1234");
  }

  @Test
  void aTableWithoutRowsIsLeftOut() {
    assertThat(new Table("A", "B").text()).isEmpty();
  }

  @Test
  void aRowMustFitTheHeader() {
    Table table = new Table("A", "B");

    assertThatThrownBy(() -> table.row("a")).isInstanceOf(IllegalArgumentException.class);
  }
}
