package io.brazier.api.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.fault.Fault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibilityTest {

  @ParameterizedTest
  @CsvSource({
    "None,ANY",
    "none,ANY",
    "True,PUBLIC",
    "1,PUBLIC",
    "' y ',PUBLIC",
    "FALSE,PRIVATE",
    "0,PRIVATE",
    "off,PRIVATE"
  })
  void wordsAreRead(String word, Visibility visibility) {
    assertThat(Visibility.parse(word)).isEqualTo(visibility);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "zz", "2", "null", "true false"})
  void otherWordsAreRefused(String word) {
    assertThatThrownBy(() -> Visibility.parse(word))
        .isInstanceOf(Fault.Invalid.class)
        .hasMessage("Invalid is_public filter [%s]", word);
  }
}
