package io.brazier.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaTest {

  @ParameterizedTest
  @CsvSource({
    "/v3, API",
    "/v3/, API",
    "/v3/volumes, API",
    "/v3/../x, API",
    "/, OPEN",
    "/healthcheck, OPEN",
    "/healthcheck/, OPEN",
  })
  void placesAreKnownByTheirLetters(String path, Area expected) {
    assertThat(Area.of(path)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "*",
    "//v3/extensions",
    "/./v3/extensions",
    "/x/../v3/extensions",
    "/x/%2e%2e/v3/extensions",
    "/q/../v3/extensions",
    "/q/x/../../v3/extensions",
    "/q/%2e%2e/v3/extensions",
    "/q",
    "/q/health",
    "/q/health/ready",
    "/q/metrics",
    "/%763/extensions",
    "/v3;x=y/extensions",
    "/V3/extensions",
    "/v2/volumes",
    "/healthcheck/x",
    "/healthcheck;x",
  })
  void anyOtherSpellingIsNowhere(String path) {
    assertThat(Area.of(path)).isEqualTo(Area.NOWHERE);
  }
}
