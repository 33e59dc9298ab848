package io.brazier.api.requestid;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobalRequestIdTest {

  @Test
  void requestIdOfAnotherServiceIsTaken() {
    String id = "req-123e4567-e89b-12d3-a456-426614174000";
    assertThat(GlobalRequestId.parse(id)).contains(new GlobalRequestId(id));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "123e4567-e89b-12d3-a456-426614174000",
        "req-1",
        "req-123e4567-e89b-12d3-a456-426614174000\nforged line",
        "req-123e4567e89b12d3a456426614174000"
      })
  void anythingElseIsNone(@Nullable String header) {
    assertThat(GlobalRequestId.parse(header)).isEmpty();
  }
}
