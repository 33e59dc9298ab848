package io.brazier.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.brazier.fault.Fault;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiPathTest {

  private static final Pattern IDS = Pattern.compile("[0-9a-f\\-]+");

  private static Optional<ApiPath.Route> route(String path, @Nullable String own) {
    return ApiPath.parse(path).route(IDS, own);
  }

  private static ApiPath.Route routed(String path, @Nullable String projectId) {
    return new ApiPath.Route(path, projectId, false);
  }

  @ParameterizedTest
  @CsvSource({
    "/v3,true",
    "/v3/,true",
    "/v3/x,true",
    "/,false",
    "/v2/x,false",
    "/v30/x,false",
    "/q/health,false"
  })
  void apiIsBelowItsVersion(String path, boolean expected) {
    assertThat(ApiPath.isApi(path)).isEqualTo(expected);
  }

  @Test
  void bareVersionIsKnown() {
    assertThat(ApiPath.parse("/v3").isBare()).isTrue();
    assertThat(ApiPath.parse("/v3/").isBare()).isFalse();
    assertThat(route("/v3/", "abc")).contains(routed("/v3/", null));
  }

  @Test
  void pathWithoutProjectStaysAsItIs() {
    assertThat(route("/v3/volumes/v1", "abc")).contains(routed("/v3/volumes/v1", null));
  }

  @Test
  void ownProjectIsTakenOut() {
    assertThat(route("/v3/abc/volumes", "abc")).contains(routed("/v3/volumes", "abc"));
  }

  @Test
  void ownProjectNeedNotLookLikeAnId() {
    assertThat(route("/v3/admin/volumes", "admin")).contains(routed("/v3/volumes", "admin"));
  }

  @Test
  void foreignProjectIsSeen() {
    assertThat(route("/v3/def/volumes", "abc"))
        .contains(new ApiPath.Route("/v3/volumes", "def", true));
    assertThat(route("/v3/def/volumes", null))
        .contains(new ApiPath.Route("/v3/volumes", "def", true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v3/abc",
        "/v3/abc/",
        "/v3/volumes/",
        "/v3//volumes",
        "/v3/abc/volumes/a%00",
        "/v3/volumes/..",
        "/v3/./volumes",
        "/v3/volumes/%2e%2E",
        "/v3/abc/.%2e/volumes",
        "/v3/volumes/...json",
      })
  void pathOfNoShapeIsNotRouted(String path) {
    assertThat(route(path, "abc")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/v3/volumes/%FF", "/v3/%FF", "/v3/abc/volumes/a%C0%AF", "/v3/volumes/\u00ff"})
  void pathThatIsNoUtf8IsRefused(String path) {
    assertThatExceptionOfType(Fault.Invalid.class).isThrownBy(() -> route(path, "abc"));
  }

  @ParameterizedTest
  @CsvSource({
    "/v3/abc/volumes.json,        /v3/volumes",
    "/v3/volumes/detail.json,     /v3/volumes/detail",
    "/v3/volumes/.json,           /v3/volumes/.json",
    "/v3/volumes/a.json.json,     /v3/volumes/a.json",
  })
  void jsonSuffixOfTheLastSegmentIsDropped(String path, String expected) {
    assertThat(route(path, "abc").map(ApiPath.Route::path)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "/v3/volumes/%zz,        /v3/volumes/%25zz",
    "/v3/volumes/%2,         /v3/volumes/%252",
    "/v3/volumes/%,          /v3/volumes/%25",
    "/v3/volumes/a%2Fb,      /v3/volumes/a%2Fb",
    "/v3/volumes;x=y/a;b,    /v3/volumes%3Bx=y/a%3Bb",
    "/v3/volumes/...,        /v3/volumes/...",
  })
  void nothingInASegmentMeansAnythingToTheRouter(String path, String expected) {
    assertThat(route(path, "abc").map(ApiPath.Route::path)).contains(expected);
  }
}
