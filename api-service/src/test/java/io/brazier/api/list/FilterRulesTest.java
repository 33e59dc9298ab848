package io.brazier.api.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.request.QueryParameters;
import io.brazier.fault.Fault;
import io.brazier.volume.VolumeAttributes;
import io.brazier.volumetype.VolumeTypeAttributes;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterRulesTest {

  private static final FilterRules VOLUMES = FilterRules.of(VolumeAttributes.ALL);

  private static Map<String, String> apply(String query, String version, boolean admin) {
    return VOLUMES.apply(QueryParameters.parse(query), ApiVersion.of(version), admin);
  }

  @Test
  void pagingAndSortingAreNoFilters() {
    assertThat(apply("limit=1&marker=m&offset=0&sort=id&all_tenants=1&name=n", "3.0", false))
        .isEqualTo(Map.of("name", "n"));
  }

  @Test
  void unknownFilterOfATenantIsDroppedBelow331() {
    assertThat(apply("host=h&status=error", "3.30", false)).isEqualTo(Map.of("status", "error"));
  }

  @Test
  void unknownFilterOfATenantIsRefusedFrom331() {
    assertThatExceptionOfType(Fault.Invalid.class)
        .isThrownBy(() -> apply("host=h&status=error&user_id=u", "3.31", false))
        .withMessage("Invalid filters host,user_id are found in query options.");
  }

  @Test
  void administratorFiltersByAnything() {
    assertThat(apply("host=h", "3.31", true)).isEqualTo(Map.of("host", "h"));
  }

  @Test
  void strictRulesHoldForAdministratorsToo() {
    FilterRules pools = FilterRules.of("name", "volume_type").strict();
    assertThatExceptionOfType(Fault.Invalid.class)
        .isThrownBy(() -> pools.apply(QueryParameters.parse("x=1"), ApiVersion.of("3.31"), true));
  }

  @Test
  void laterFilterIsDropped() {
    assertThat(apply("group_id=g", "3.9", false)).isEmpty();
    assertThat(apply("group_id=g", "3.10", false)).isEqualTo(Map.of("group_id", "g"));
    assertThat(apply("glance_metadata=g", "3.3", true)).isEmpty();
  }

  @Test
  void flagOfQuotaCameLateUnderBothItsNames() {
    assertThat(apply("use_quota=1&consumes_quota=1", "3.64", true)).isEmpty();
    assertThat(apply("use_quota=1", "3.65", true)).isEqualTo(Map.of("use_quota", "1"));
  }

  @Test
  void typesRefuseLaterThanOthers() {
    FilterRules types = FilterRules.of(VolumeTypeAttributes.ALL);
    QueryParameters query = QueryParameters.parse("name=x&is_public=1&extra_specs={}");
    assertThat(types.apply(query, ApiVersion.of("3.51"), false)).containsOnlyKeys("is_public");
    assertThatExceptionOfType(Fault.Invalid.class)
        .isThrownBy(() -> types.apply(query, ApiVersion.of("3.52"), false))
        .withMessage("Invalid filters name are found in query options.");
  }

  @ParameterizedTest
  @CsvSource({"3.31,true", "3.31,false", "3.71,true"})
  void nameThatIsNotAsciiIsRefused(String version, boolean admin) {
    assertThatExceptionOfType(Fault.Invalid.class)
        .isThrownBy(() -> apply("%C3%BC=1", version, admin))
        .withMessage("Filter keys can only contain ASCII characters.");
  }

  @Test
  void nameThatIsNotAsciiIsAnyOtherBefore() {
    assertThat(apply("%C3%BC=1", "3.30", true)).isEqualTo(Map.of("ü", "1"));
    assertThat(apply("%C3%BC=1", "3.30", false)).isEmpty();
    FilterRules types = FilterRules.of(VolumeTypeAttributes.ALL);
    assertThat(types.apply(QueryParameters.parse("%C3%BC=1"), ApiVersion.of("3.51"), true))
        .containsOnlyKeys("ü");
  }

  @Test
  void likeFilterNeedsItsVersionAndConfiguration() {
    FilterRules rules = FilterRules.of("name~");
    QueryParameters query = QueryParameters.parse("name~=a");
    assertThat(rules.apply(query, ApiVersion.of("3.33"), true)).isEmpty();
    assertThat(rules.apply(query, ApiVersion.of("3.34"), false)).isEqualTo(Map.of("name~", "a"));
    assertThat(rules.apply(QueryParameters.parse("name=a"), ApiVersion.of("3.34"), false))
        .isEqualTo(Map.of("name", "a"));
    assertThatExceptionOfType(Fault.Invalid.class)
        .isThrownBy(() -> apply("name~=a", "3.34", false));
  }

  @Test
  void withCountIsAFilterBelow345() {
    assertThatExceptionOfType(Fault.Invalid.class)
        .isThrownBy(() -> apply("with_count=1", "3.44", false));
    assertThat(apply("with_count=1", "3.45", false)).isEmpty();
  }

  @Test
  void filtersOfEveryResourceAreTold() {
    assertThat(ResourceFilters.all()).containsKeys("volume", "snapshot", "message", "pool");
  }
}
