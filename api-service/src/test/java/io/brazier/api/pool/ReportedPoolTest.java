package io.brazier.api.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brazier.backend.BackendAddress;
import io.brazier.backend.PoolReports;
import io.brazier.backend.PoolState;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportedPoolTest {

  private static final ReportedPool POOL =
      ReportedPool.of(
          new PoolState(
              BackendAddress.parse("h@lvm#pool"),
              "nova",
              PoolReports.thick(10)
                  .capabilities(Map.of("storage_protocol", "iSCSI", "multiattach", true))
                  .build(),
              1,
              4,
              null),
          Instant.parse("2026-01-02T03:04:05.006Z"));

  @Test
  void schedulersWordsAreAdded() {
    assertThat(POOL.name()).isEqualTo("h@lvm#pool");
    assertThat(POOL.capabilities())
        .containsEntry("timestamp", "2026-01-02T03:04:05.006000")
        .containsEntry("filter_function", null)
        .containsEntry("goodness_function", null)
        .containsEntry("allocated_capacity_gb", 4L);
  }

  @ParameterizedTest
  @CsvSource({
    "storage_protocol, iSCSI, true",
    "storage_protocol, iscsi, false",
    "multiattach, yes, true",
    "multiattach, True, true",
    "multiattach, no, false",
    "total_capacity_gb, 10.0, true",
    "total_capacity_gb, 10, false",
    "reserved_percentage, 0, true",
    "filter_function, None, false",
    "unknown, x, false",
  })
  void capabilityIsComparedAsItsTextOrTruth(String capability, String value, boolean reported) {
    assertThat(POOL.reports(capability, value)).isEqualTo(reported);
  }

  @Test
  void listLeavesTheCapabilitiesOutAndDetailKeepsNulls() throws JsonProcessingException {
    ObjectMapper json = new ObjectMapper();
    assertThat(json.writeValueAsString(PoolView.summary(POOL)))
        .isEqualTo("{\"name\":\"h@lvm#pool\"}");
    assertThat(json.writeValueAsString(PoolView.detail(POOL)))
        .contains("\"filter_function\":null", "\"storage_protocol\":\"iSCSI\"");
  }
}
