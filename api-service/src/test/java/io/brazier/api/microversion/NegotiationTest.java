package io.brazier.api.microversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The table of `rest-api`'s negotiation, for a service with versions 3.0 to 3.71.
class NegotiationTest {

  private static final Negotiation NEGOTIATION =
      new Negotiation(ApiVersion.of("3.0"), ApiVersion.of("3.71"));

  private static Negotiated choose(@Nullable String header) {
    return NEGOTIATION.choose(header);
  }

  @Test
  void absentHeaderMeansTheLowest() {
    assertThat(choose(null)).isEqualTo(new Negotiated.Accepted(ApiVersion.of("3.0")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "volume 3.0 | 3.0",
        "volume 3.27 | 3.27",
        "volume 3.71 | 3.71",
        "volume latest | 3.71",
        "compute 2.1, volume 3.50 | 3.50",
        "volume 3.5, volume 3.6 | 3.5",
        "  volume   3.7  | 3.7",
      })
  void versionInRangeIsAccepted(String header, String version) {
    Negotiated result = choose(header);
    assertThat(result).isEqualTo(new Negotiated.Accepted(ApiVersion.of(version)));
    assertThat(result.echo()).contains(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.72", "3.99", "4.0", "3.99999999999999"})
  void versionBeyondTheRangeIsEchoed(String version) {
    assertThat(choose("volume " + version))
        .isInstanceOfSatisfying(
            Negotiated.Outside.class,
            outside -> {
              assertThat(outside.echo()).contains(version);
              assertThat(outside.fault())
                  .hasMessage(
                      "Version %s is not supported by the API. Minimum is 3.0 and maximum is 3.71.",
                      version);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "2.0"})
  void versionBeforeMicroversionsIsNotEchoed(String version) {
    Negotiated result = choose("volume " + version);
    assertThat(result).isInstanceOf(Negotiated.Outside.class);
    assertThat(result.echo()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "volume abc",
        "volume 3",
        "volume 3.01",
        "volume 03.1",
        "compute 2.1",
        "",
        ",",
        "volume",
        "volume 3.1 3.2",
        "volume3.1",
        "volume LATEST"
      })
  void anythingElseIsInvalidAndNotEchoed(String header) {
    Negotiated result = choose(header);
    assertThat(result)
        .isInstanceOfSatisfying(
            Negotiated.Malformed.class,
            malformed -> assertThat(malformed.fault()).isInstanceOf(Fault.Invalid.class));
    assertThat(result.echo()).isEmpty();
  }
}
