package io.brazier.api.microversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiVersionTest {

  @Test
  void numbersAreComparedAsNumbers() {
    assertThat(ApiVersion.of("3.9")).isLessThan(ApiVersion.of("3.10"));
    assertThat(ApiVersion.of("4.0")).isGreaterThan(ApiVersion.of("3.71"));
    assertThat(ApiVersion.of("3.10").atLeast(ApiVersion.of("3.10"))).isTrue();
    assertThat(ApiVersion.of("3.9").atLeast(ApiVersion.of("3.10"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.0", "3.27", "10.100"})
  void wellFormedTextComesBackAsItWas(String text) {
    assertThat(ApiVersion.of(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "3", "3.", ".3", "abc", "3.01", "03.1", "0.1", "3.1.1", " 3.1", "-3.1"})
  void malformedTextIsNoVersion(String text) {
    assertThat(ApiVersion.parse(text)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> ApiVersion.of(text));
  }

  @Test
  void hugeNumbersAreBeyondEverything() {
    assertThat(ApiVersion.of("3.99999999999999999999")).isGreaterThan(ApiVersion.of("3.999999"));
  }

  @Test
  void rangesIncludeTheirEnds() {
    VersionRange since = VersionRange.since("3.13");
    assertThat(since.contains(ApiVersion.of("3.12"))).isFalse();
    assertThat(since.contains(ApiVersion.of("3.13"))).isTrue();
    VersionRange until = VersionRange.until("3.52");
    assertThat(until.contains(ApiVersion.of("3.52"))).isTrue();
    assertThat(until.contains(ApiVersion.of("3.53"))).isFalse();
  }
}
