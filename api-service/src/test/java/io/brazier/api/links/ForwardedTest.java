package io.brazier.api.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ForwardedTest {

  private static Forwarded read(Map<String, String> headers) {
    return Forwarded.read(headers::get);
  }

  @Test
  void nothingIsToldByNoHeader() {
    assertThat(read(Map.of())).isEqualTo(Forwarded.NOTHING);
    assertThat(read(Map.of("X-Forwarded-Host", " ", "X-Forwarded-Proto", ",", "Forwarded", "")))
        .isEqualTo(Forwarded.NOTHING);
  }

  @Test
  void lastOfTheOldHeadersCounts() {
    assertThat(
            read(
                Map.of(
                    "X-Forwarded-Host", "a.example, b.example:80",
                    "X-Forwarded-Proto", "http,https",
                    "X-Forwarded-Prefix", "/volume/")))
        .isEqualTo(new Forwarded("https", "b.example:80", "/volume"));
  }

  @Test
  void firstOfTheNewHeaderCountsAndTheOldOnesDoNot() {
    assertThat(
            read(
                Map.of(
                    "Forwarded", "for=10.0.0.1; Proto=https ;host=\"a:81\", host=b;proto=http",
                    "X-Forwarded-Host", "c",
                    "X-Forwarded-Proto", "ftp")))
        .isEqualTo(new Forwarded("https", "a:81", ""));
    assertThat(read(Map.of("Forwarded", "for=1", "X-Forwarded-Host", "c")))
        .isEqualTo(Forwarded.NOTHING);
    assertThat(read(Map.of("Forwarded", "for=;host=\""))).isEqualTo(Forwarded.NOTHING);
  }
}
