package io.brazier.scheduler.filter;

import static io.brazier.scheduler.filter.PlacementRequests.ofSize;
import static io.brazier.scheduler.filter.PlacementRequests.pool;
import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.backend.PoolReports;
import io.brazier.scheduler.filter.Verdict.Passed;
import io.brazier.scheduler.filter.Verdict.Rejected;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CapacityFilterTest {

  @Test
  void reasonSaysWhatIsNeededAndWhatIsThere() {
    PoolReports report = PoolReports.thick(10).free(3.2).provisioned(6.8);
    assertThat(judge(report, ofSize(5))).isEqualTo(new Rejected("needs 5 GiB, 3.2 GiB free of 10"));
    assertThat(judge(report, ofSize(3))).isEqualTo(new Passed());
  }

  @Test
  void capacityFilterRefusesReservedHundredPercentS9() {
    assertThat(judge(PoolReports.thin(10, 20).reserved(100), ofSize(1)))
        .isEqualTo(new Rejected("all of its 10 GiB are reserved (100 %)"));
  }

  @Test
  void thickTypeDoesNotUseTheRatioOfAThinPool() {
    PoolReports report = PoolReports.thin(10, 20);
    assertThat(judge(report, ofSize(11))).isEqualTo(new Passed());
    assertThat(judge(report, ofSize(11).specs(Map.of("provisioning:type", "thick"))))
        .isEqualTo(new Rejected("needs 11 GiB, 10 GiB free of 10"));
    assertThat(judge(report, ofSize(11).specs(Map.of("provisioning:type", "thin"))))
        .isEqualTo(new Passed());
  }

  @Test
  void thinPoolWithoutRealSpaceIsRefusedS10() {
    PoolReports report = PoolReports.thin(100, 20).free(1).provisioned(1000);
    assertThat(judge(report, ofSize(900))).isInstanceOf(Rejected.class);
  }

  private static Verdict judge(PoolReports report, PlacementRequests request) {
    return new CapacityFilter().judge(pool("host@lvm#pool", report), request.build());
  }
}
