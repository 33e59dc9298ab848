package io.brazier.driver.lvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.driver.lvm.CreateBatches.Script;
import io.brazier.driver.process.Command;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTest {

  private static final List<String> FIRST = List.of("lvcreate", "-n", "a", "-L", "1b", "vg");
  private static final List<String> SECOND = List.of("lvcreate", "-n", "b", "-L", "1b", "vg");

  @Test
  void isOneProcessThatReadsItsCommands() {
    LvmRunner.Environment environment =
        new LvmRunner.Environment(Map.of("A", "b"), Duration.ofSeconds(7));

    assertThat(new Script(List.of(FIRST, SECOND)).command(environment))
        .isEqualTo(
            new Command(
                List.of("lvm", "/proc/self/fd/0"),
                Map.of("A", "b"),
                Duration.ofSeconds(7),
                "#!\nlvcreate -n a -L 1b vg\nlvcreate -n b -L 1b vg\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\"b", "a'b", "a\\b", "a\nb", "#a", "a\tb", "ä"})
  void wordThatLvmWouldReadOtherwiseIsNotTaken(String word) {
    assertThat(Script.takes(List.of("lvcreate", word))).isFalse();
    assertThatThrownBy(() -> new Script(List.of(List.of("lvcreate", word))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void lineThatLvmFindsTooLongIsNotTaken() {
    assertThat(Script.takes(List.of("a".repeat(200), "b".repeat(52)))).isTrue();
    assertThat(Script.takes(List.of("a".repeat(200), "b".repeat(53)))).isFalse();
  }

  @Test
  void scriptOfNothingIsRefused() {
    assertThatThrownBy(() -> new Script(List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}
