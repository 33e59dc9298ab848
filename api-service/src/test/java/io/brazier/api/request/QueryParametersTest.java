package io.brazier.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.brazier.fault.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {

  @Test
  void parametersAreDecodedInTheirOrder() {
    QueryParameters query = QueryParameters.parse("b=1%262&a=x+y&flag&empty=&c=%C3%BC");
    assertThat(query.values().sequencedKeySet()).containsExactly("b", "a", "flag", "empty", "c");
    assertThat(query.find("b")).contains("1&2");
    assertThat(query.find("a")).contains("x y");
    assertThat(query.find("flag")).contains("");
    assertThat(query.find("c")).contains("ü");
    assertThat(query.find("none")).isEmpty();
  }

  @Test
  void lastOfRepeatedParametersCounts() {
    assertThat(QueryParameters.parse("a=1&a=2").find("a")).contains("2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%", "a=%zz", "%0=1", "a=%00", "a%00=1"})
  void brokenEscapeIsRefused(String query) {
    assertThatExceptionOfType(Fault.Invalid.class).isThrownBy(() -> QueryParameters.parse(query));
  }

  @ParameterizedTest
  @ValueSource(strings = {"t", "TRUE", "on", "Y", "yes", "1", "%20true%20"})
  void wordsForTrueAreTrue(String word) {
    assertThat(QueryParameters.parse("cascade=" + word).strictBoolean("cascade")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"f", "False", "OFF", "n", "no", "0"})
  void wordsForFalseAreFalse(String word) {
    assertThat(QueryParameters.parse("cascade=" + word).strictBoolean("cascade")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zz", "", "2", "truee"})
  void otherWordsAreNoBoolean(String word) {
    assertThatExceptionOfType(Fault.Invalid.class)
        .isThrownBy(() -> QueryParameters.parse("cascade=" + word).strictBoolean("cascade"))
        .withMessage("Value '%s' for 'cascade' is not a boolean.", word);
  }

  @Test
  void absentBooleanIsFalse() {
    assertThat(QueryParameters.parse("").strictBoolean("cascade")).isFalse();
  }

  @Test
  void namesAreLeftOut() {
    assertThat(QueryParameters.parse("a=1&b=2&c=3").without(List.of("a", "c")).values())
        .containsOnlyKeys("b");
  }
}
