package io.brazier.scheduler.filter;

import static io.brazier.scheduler.filter.PlacementRequests.ofSize;
import static io.brazier.scheduler.filter.PlacementRequests.pool;
import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.backend.PoolReports;
import io.brazier.backend.PoolState;
import io.brazier.scheduler.filter.Verdict.Passed;
import io.brazier.scheduler.filter.Verdict.Rejected;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CapabilitiesFilterTest {

  private static final PoolState POOL =
      pool(
          "host@lvm#pool",
          PoolReports.thick(100)
              .capabilities(
                  Map.of(
                      "volume_backend_name",
                      "lvm",
                      "multiattach",
                      true,
                      "media",
                      List.of("ssd", "nvme"),
                      "storage_protocol",
                      "iSCSI",
                      "nested",
                      Map.of("level", Map.of("depth", 2)))));

  @Test
  void typeWithoutSpecsFitsEverywhere() {
    assertThat(judge(Map.of())).isEqualTo(new Passed());
  }

  @Test
  void nameOfTheBackendChoosesIt() {
    assertThat(judge(Map.of("volume_backend_name", "lvm"))).isEqualTo(new Passed());
    assertThat(judge(Map.of("volume_backend_name", "ceph")))
        .isEqualTo(new Rejected("volume_backend_name is lvm, required is 'ceph'"));
  }

  @Test
  void scopeOfCapabilitiesMayBeWrittenOrNot() {
    assertThat(judge(Map.of("capabilities:multiattach", "<is> True"))).isEqualTo(new Passed());
    assertThat(judge(Map.of("capabilities:multiattach", "<is> False")))
        .isInstanceOf(Rejected.class);
  }

  @Test
  void otherScopesAreNotAboutCapabilities() {
    assertThat(judge(Map.of("provisioning:type", "thin", "RESKEY:availability_zones", "a,b")))
        .isEqualTo(new Passed());
  }

  @Test
  void missingCapabilityIsRejectedByName() {
    assertThat(judge(Map.of("compression", "<is> False")))
        .isEqualTo(new Rejected("does not report compression"));
  }

  @Test
  void pathLeadsIntoNestedCapabilities() {
    assertThat(judge(Map.of("capabilities:nested:level:depth", ">= 2"))).isEqualTo(new Passed());
    assertThat(judge(Map.of("capabilities:nested:level:depth:more", ">= 2")))
        .isEqualTo(new Rejected("does not report nested:level:depth:more"));
    assertThat(judge(Map.of("capabilities:nested:other", "x"))).isInstanceOf(Rejected.class);
  }

  @Test
  void oneElementOfAListIsEnough() {
    assertThat(judge(Map.of("media", "nvme"))).isEqualTo(new Passed());
    assertThat(judge(Map.of("media", "disk"))).isInstanceOf(Rejected.class);
  }

  @Test
  void storageProtocolMatchesUnderAllItsNames() {
    assertThat(judge(Map.of("storage_protocol", "iscsi"))).isEqualTo(new Passed());
    assertThat(judge(Map.of("storage_protocol", "iSCSI"))).isEqualTo(new Passed());
    assertThat(judge(Map.of("storage_protocol", "FC"))).isInstanceOf(Rejected.class);
  }

  @Test
  void figuresOfTheReportAreCapabilitiesToo() {
    assertThat(judge(Map.of("total_capacity_gb", ">= 100"))).isEqualTo(new Passed());
    assertThat(judge(Map.of("free_capacity_gb", ">= 101"))).isInstanceOf(Rejected.class);
    assertThat(judge(Map.of("thick_provisioning_support", "<is> True"))).isEqualTo(new Passed());
  }

  @Test
  void comparisonWithoutMeaningRejectsThePoolOnlyS6() {
    assertThat(judge(Map.of("multiattach", "<in> True")))
        .isEqualTo(new Rejected("multiattach is true, which '<in> True' cannot be compared with"));
    assertThat(judge(Map.of("nested", "= 1"))).isInstanceOf(Rejected.class);
  }

  @Test
  void firstMismatchByKeyIsTheReason() {
    assertThat(judge(Map.of("volume_backend_name", "ceph", "media", "disk")))
        .isEqualTo(new Rejected("media is [ssd, nvme], required is 'disk'"));
  }

  private static Verdict judge(Map<String, String> specs) {
    return new CapabilitiesFilter().judge(POOL, ofSize(1).specs(specs).build());
  }
}
