package io.brazier.api.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinksTest {

  private static Links links(@Nullable String projectId, String query) {
    return new Links(new Origin("http://h:8776", projectId, query));
  }

  @Test
  void projectIsInLinksIfItWasInTheUrl() {
    assertThat(links("abc", "").of("volumes", "v1"))
        .containsExactly(
            new Link("self", "http://h:8776/v3/abc/volumes/v1"),
            new Link("bookmark", "http://h:8776/abc/volumes/v1"));
  }

  @Test
  void projectIsNotInLinksIfItWasNotInTheUrl() {
    assertThat(links(null, "").of("volumes", "v1"))
        .containsExactly(
            new Link("self", "http://h:8776/v3/volumes/v1"),
            new Link("bookmark", "http://h:8776/volumes/v1"));
  }

  @ParameterizedTest
  @CsvSource({
    "'',                               marker=v9",
    "limit=2,                          limit=2&marker=v9",
    "limit=2&marker=v1&name=a%20b,     limit=2&name=a%20b&marker=v9",
    "marker=v1,                        marker=v9",
    "marker,                           marker=v9",
    "markers=x,                        markers=x&marker=v9",
  })
  void nextPageKeepsTheQueryWithAnotherMarker(String query, String expected) {
    assertThat(links("abc", query).next("volumes/detail", "v9"))
        .isEqualTo(new Link("next", "http://h:8776/v3/abc/volumes/detail?" + expected));
  }

  @Test
  void rootEndsWithSlash() {
    assertThat(links("abc", "").root()).isEqualTo("http://h:8776/v3/");
  }

  private static String base(Forwarded forwarded, Optional<String> publicEndpoint) {
    return Origin.base("http", "h:8776", forwarded, publicEndpoint);
  }

  @Test
  void whatAProxyTellsReplacesWhatTheRequestTells() {
    assertThat(base(Forwarded.NOTHING, Optional.empty())).isEqualTo("http://h:8776");
    assertThat(base(new Forwarded("https", "f", "/volume"), Optional.empty()))
        .isEqualTo("https://f/volume");
    assertThat(base(new Forwarded("https", null, ""), Optional.empty()))
        .isEqualTo("https://h:8776");
  }

  @Test
  void publicEndpointWinsWithItsPath() {
    Optional<String> setting = Optional.of("https://cloud.example/volume/");
    assertThat(base(new Forwarded("http", "f", "/x"), setting))
        .isEqualTo("https://cloud.example/volume");
  }
}
