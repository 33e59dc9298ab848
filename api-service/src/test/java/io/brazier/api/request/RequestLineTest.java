package io.brazier.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;

class RequestLineTest {

  @Test
  void nothingEndsTheLineOrLooksLikeAnotherKey() {
    assertThat(RequestLine.safe("/v3/a%0Ab=ü")).isEqualTo("/v3/a%0Ab=\\u00fc");
    assertThat(RequestLine.safe("a\r\nb status=200\u2028c\u001b[0m"))
        .isEqualTo("a\\u000d\\u000ab\\u0020status=200\\u2028c\\u001b[0m");
  }

  @ParameterizedTest
  @NullAndEmptySource
  void nothingIsADash(@Nullable String text) {
    assertThat(RequestLine.safe(text)).isEqualTo("-");
  }
}
