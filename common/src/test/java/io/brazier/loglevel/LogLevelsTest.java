package io.brazier.loglevel;

import static io.brazier.loglevel.LogLevel.DEBUG;
import static io.brazier.loglevel.LogLevel.ERROR;
import static io.brazier.loglevel.LogLevel.INFO;
import static io.brazier.loglevel.LogLevel.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.loglevel.LogLevelRepository.Order;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogLevelsTest {

  private final LogLevels levels = new LogLevels();

  @Test
  void levelHoldsForALoggerWhatIsBelowItAndWhatElseBeginsSo() {
    String top = "top-" + UUID.randomUUID();
    Logger below = Logger.getLogger(top + ".part.deep");
    Logger sibling = Logger.getLogger(top + "-too");
    sibling.setLevel(Level.SEVERE);
    levels.set(top, DEBUG);
    assertThat(below.isLoggable(Level.FINE)).isTrue();
    assertThat(sibling.getLevel()).isEqualTo(Level.FINE);
    levels.set(top + ".part", ERROR);
    assertThat(below.isLoggable(Level.WARNING)).isFalse();
    assertThat(levels.own())
        .containsEntry(top, DEBUG)
        .containsEntry(top + "-too", DEBUG)
        .containsEntry(top + ".part", ERROR)
        .doesNotContainKey(top + ".part.deep");
    levels.set(top, WARNING);
    assertThat(below.isLoggable(Level.WARNING)).isTrue();
    assertThat(below.isLoggable(Level.INFO)).isFalse();
  }

  @Test
  void whatHoldsForAPrefixIsTold() {
    Map<String, LogLevel> own =
        new TreeMap<>(Map.of("", INFO, "a", DEBUG, "a.b.c", ERROR, "ax", WARNING));
    assertThat(LogLevels.told(own, "a.b")).isEqualTo(Map.of("a.b", DEBUG, "a.b.c", ERROR));
    assertThat(LogLevels.told(own, "z.y")).isEqualTo(Map.of("z.y", INFO));
    assertThat(LogLevels.told(own, "a"))
        .isEqualTo(Map.of("a", DEBUG, "a.b.c", ERROR, "ax", WARNING));
    assertThat(LogLevels.told(own, ""))
        .isEqualTo(Map.of("root", INFO, "a", DEBUG, "a.b.c", ERROR, "ax", WARNING));
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', true",
    "cinder-volume, '', true",
    "cinder-scheduler, '', false",
    "'', h, true",
    "'', h@lvm, true",
    "'', h@lv, false",
    "'', i, false",
  })
  void orderIsForTheServicesThatItNames(String binary, String server, boolean expected) {
    Order order = new Order(binary, server, "", DEBUG);
    assertThat(order.isFor("h@lvm", "cinder-volume")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "FINEST, DEBUG",
    "FINE, DEBUG",
    "CONFIG, INFO",
    "INFO, INFO",
    "WARNING, WARNING",
    "SEVERE, ERROR",
    "OFF, ERROR"
  })
  void levelOfTheLibraryHasAWord(String level, LogLevel expected) {
    assertThat(LogLevel.of(Level.parse(level))).isEqualTo(expected);
  }
}
