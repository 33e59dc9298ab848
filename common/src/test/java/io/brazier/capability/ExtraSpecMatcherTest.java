package io.brazier.capability;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.testing.Seed;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every operator of extra specs, with texts, numbers, booleans, lists and nonsense.
class ExtraSpecMatcherTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          ssd      | ssd              | YES
          ssd      | SSD              | NO
          a b      | a b              | YES
          10       | = 10             | YES
          11       | = 10             | YES
          9        | = 10             | NO
          10       | = 10 99          | YES
          10       | =                | NO
          10       | = ten            | NO
          ten      | = 10             | NO
          1e1      | == 10.0          | YES
          10.5     | == 10            | NO
          10       | != 10            | NO
          10       | != 11            | YES
          10       | >= 9.99          | YES
          10       | >= 10.01         | NO
          10       | <= 10            | YES
          10       | <= 9             | NO
          inf      | == infinity      | YES
          nan      | == nan           | NO
          nan      | != nan           | YES
          1_000    | == 1000          | YES
          0x10     | == 16            | NO
          1f       | == 1             | NO
          abc      | s== abc          | YES
          abc      | s== abcd         | NO
          abc      | s!= abc          | NO
          abc      | s!= abd          | YES
          abc      | s< abd           | YES
          abc      | s< abc           | NO
          abc      | s<= abc          | YES
          abd      | s> abc           | YES
          abc      | s> abc           | NO
          abc      | s>= abc          | YES
          10       | s< 9             | YES
          abcdef   | <in> cde         | YES
          abcdef   | <in> xyz         | NO
          abcdef   | <in>             | NO
          true     | <is> True        | YES
          yes      | <is> on          | YES
          no       | <is> off         | YES
          no       | <is> True        | NO
          maybe    | <is> False       | YES
          b        | <or> a <or> b    | YES
          c        | <or> a <or> b    | NO
          <or>     | <or> a <or> b    | NO
          a        | <or>             | NO
          a        | <or> a b         | YES
          b        | <or> a b         | NO
          """)
  void textMeetsSpec(String value, String required, Match expected) {
    assertThat(ExtraSpecMatcher.match(value, required)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "= 3, YES",
    "= 4, NO",
    "== 3, YES",
    "3, NO",
    "s== 3, NO",
    "s!= 3, YES",
    "<or> 3, NO",
    "<in> 3, INCOMPARABLE",
    "s< 4, INCOMPARABLE",
    "s>= 4, INCOMPARABLE",
    "<is> False, YES"
  })
  void numberMeetsSpecS6(String required, Match expected) {
    assertThat(ExtraSpecMatcher.match(3, required)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "<is> True, YES",
    "<is> False, NO",
    "True, NO",
    "true, NO",
    "= 1, YES",
    "= 2, NO",
    "<in> True, INCOMPARABLE",
    "s> a, INCOMPARABLE"
  })
  void booleanMeetsSpecS6(String required, Match expected) {
    assertThat(ExtraSpecMatcher.match(true, required)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"<in> a, YES", "<in> c, NO", "= 1, INCOMPARABLE", "s< a, INCOMPARABLE", "a, NO"})
  void nestedListMeetsSpecS6(String required, Match expected) {
    assertThat(ExtraSpecMatcher.match(List.of("a", "b"), required)).isEqualTo(expected);
  }

  @Test
  void nothingThatAUserWritesThrowsS6() {
    List<Object> values =
        List.of("", "a", "1", 1, 1.5, true, List.of(), List.of("a"), Map.of("a", "b"));
    List<String> words =
        List.of(
            "<or>", "<in>", "<is>", "=", "==", "!=", ">=", "<=", "s==", "s<", "s>", "a", "1", "",
            " ", "\t", "9e999", "-", ".", "+.", "<", ">");
    long seed = Seed.next();
    Random random = new Random(seed);
    for (int round = 0; round < 5_000; round++) {
      Object value = values.get(random.nextInt(values.size()));
      StringBuilder required = new StringBuilder();
      for (int word = random.nextInt(5); word > 0; word--) {
        required.append(words.get(random.nextInt(words.size()))).append(' ');
      }
      assertThat(ExtraSpecMatcher.match(value, required.toString()))
          .as("seed %d: %s against %s", seed, value, required)
          .isNotNull();
    }
  }
}
