package io.brazier.api.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.request.QueryParameters;
import io.brazier.fault.Fault;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolListRequestTest {

  private static PoolListRequest read(String version, String query) {
    return PoolListRequest.read(QueryParameters.parse(query), ApiVersion.of(version), true);
  }

  @Test
  void everythingButDetailIsIgnoredBeforeThereWereFilters() {
    assertThat(read("3.27", "detail=1&name=a&volume_type=b&c=d"))
        .isEqualTo(new PoolListRequest(true, null, null, Map.of()));
  }

  @Test
  void administratorsAskedForAnyCapabilityForAWhile() {
    assertThat(read("3.28", "name=a&volume_type=b&c=d"))
        .isEqualTo(new PoolListRequest(false, "a", null, Map.of("c", "d")));
  }

  @Test
  void othersNeverCould() {
    assertThat(
            PoolListRequest.read(QueryParameters.parse("name=a&c=d"), ApiVersion.of("3.30"), false))
        .isEqualTo(new PoolListRequest(false, "a", null, Map.of()));
  }

  @ParameterizedTest
  @CsvSource({"3.34,", "3.35,b", "3.71,b"})
  void volumeTypeCameLater(String version, @Nullable String volumeType) {
    assertThat(read(version, "volume_type=b").volumeType()).isEqualTo(volumeType);
  }

  @Test
  void unknownFilterIsRefusedToAdministratorsToo() {
    assertThatThrownBy(() -> read("3.31", "name=a&c=d&e=f"))
        .isInstanceOf(Fault.Invalid.class)
        .hasMessage("Invalid filters c,e are found in query options.");
  }

  @Test
  void detailMustBeABoolean() {
    assertThatThrownBy(() -> read("3.0", "detail=zz"))
        .isInstanceOf(Fault.Invalid.class)
        .hasMessage("Value 'zz' for 'detail' is not a boolean.");
  }
}
