package io.brazier.api.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.brazier.fault.Fault;
import io.brazier.list.TimeComparison;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeFilterTest {

  @ParameterizedTest
  @CsvSource({
    "gt:2026-01-02T03:04:05,           GT,  2026-01-02T03:04:05Z",
    "gte:2026-01-02T03:04:05Z,         GTE, 2026-01-02T03:04:05Z",
    "lt:2026-01-02T03:04:05.123456,    LT,  2026-01-02T03:04:05.123456Z",
    "lte:2026-01-02 03:04,             LTE, 2026-01-02T03:04:00Z",
    "eq:2026-01-02,                    EQ,  2026-01-02T00:00:00Z",
    "neq:2026-01-02T03:04:05+02:00,    NEQ, 2026-01-02T01:04:05Z",
    "gt:2026-01-02T03:04:05+0200,      GT,  2026-01-02T01:04:05Z",
  })
  void timeIsComparedAsAsked(String value, TimeComparison comparison, Instant moment) {
    assertThat(TimeFilter.parse("created_at", value))
        .containsExactly(new TimeFilter(comparison, moment));
  }

  @Test
  void severalComparisonsAreRead() {
    assertThat(TimeFilter.parse("created_at", "gt:2026-01-02,lt:2026-01-03")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zz:2026-01-02 | Invalid zz operator",
        "gt:yesterday | Invalid created_at value",
        "gt: | Invalid created_at value",
        "2026-01-02 | Invalid created_at value",
        "'' | Invalid created_at value",
        "gt:2026-13-02 | Invalid created_at value",
        "gt:+10000-01-01 | Invalid created_at value",
        "gt:+999999999-12-31T23:59:59-18:00 | Invalid created_at value",
      })
  void badComparisonIsRefused(String value, String text) {
    assertThatExceptionOfType(Fault.Invalid.class)
        .isThrownBy(() -> TimeFilter.parse("created_at", value))
        .withMessage(text);
  }
}
