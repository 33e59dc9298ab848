package io.brazier.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PoolCapabilitiesTest {

  private static final BackendAddress POOL = BackendAddress.parse("host@lvm#pool");

  @Test
  void figuresHaveCindersNames() {
    PoolReport report = PoolReports.thin(100, 20).free(80).provisioned(30).reserved(5).build();
    assertThat(PoolCapabilities.of(new PoolState(POOL, "nova", report, 1, 42, null)))
        .isEqualTo(
            Map.of(
                "pool_name",
                "pool",
                "total_capacity_gb",
                100.0,
                "free_capacity_gb",
                80.0,
                "allocated_capacity_gb",
                42L,
                "provisioned_capacity_gb",
                30.0,
                "reserved_percentage",
                5,
                "max_over_subscription_ratio",
                20.0,
                "thin_provisioning_support",
                true,
                "thick_provisioning_support",
                false));
  }

  @Test
  void capacityThatIsNoNumberIsAWord() {
    PoolReport report = PoolReports.thick(Double.POSITIVE_INFINITY).free(Double.NaN).build();
    assertThat(PoolCapabilities.of(new PoolState(POOL, "nova", report, 1, 0, null)))
        .containsEntry("total_capacity_gb", "infinite")
        .containsEntry("free_capacity_gb", "unknown");
  }

  @Test
  void backendsOwnWordsComeAlong() {
    PoolReport report =
        PoolReports.thick(1).capabilities(Map.of("storage_protocol", "iSCSI")).build();
    assertThat(PoolCapabilities.of(new PoolState(POOL, "nova", report, 1, 0, null)))
        .containsEntry("storage_protocol", "iSCSI");
  }
}
