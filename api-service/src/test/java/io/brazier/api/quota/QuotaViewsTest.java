package io.brazier.api.quota;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brazier.quota.QuotaKind;
import io.brazier.quota.QuotaResource;
import io.brazier.quota.QuotaStanding;
import io.brazier.quota.QuotaUsage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuotaViewsTest {

  private static final List<QuotaStanding> STANDINGS =
      List.of(
          new QuotaStanding(QuotaResource.of(QuotaKind.VOLUMES), 10, new QuotaUsage(2, 1)),
          new QuotaStanding(
              new QuotaResource(QuotaKind.GIGABYTES, "lvm"), -1, new QuotaUsage(5, 0)));

  private static String json(Object view) throws JsonProcessingException {
    return new ObjectMapper().writeValueAsString(view);
  }

  @Test
  void limitsAreNumbersByName() throws JsonProcessingException {
    assertThat(json(QuotaSetView.limits(STANDINGS)))
        .isEqualTo("{\"volumes\":10,\"gigabytes_lvm\":-1}");
  }

  @Test
  void usagesAreObjectsAndTheIdIsNone() throws JsonProcessingException {
    assertThat(json(QuotaSetView.usages(STANDINGS).withId("abc")))
        .isEqualTo(
            "{\"volumes\":{\"limit\":10,\"in_use\":2,\"reserved\":1},"
                + "\"gigabytes_lvm\":{\"limit\":-1,\"in_use\":5,\"reserved\":0},\"id\":\"abc\"}");
  }

  @Test
  void reservationsAreNotUsedUp() {
    LimitsView view = LimitsView.of(standings(7, 3), true);
    assertThat(view.absolute())
        .containsEntry("maxTotalVolumes", 10L)
        .containsEntry("totalVolumesUsed", 7L)
        .hasSize(10);
  }

  @Test
  void usageIsLeftOutForWhoMayNotSeeIt() {
    assertThat(LimitsView.of(standings(7, 3), false).absolute())
        .containsOnlyKeys(
            "maxTotalVolumes",
            "maxTotalSnapshots",
            "maxTotalVolumeGigabytes",
            "maxTotalBackups",
            "maxTotalBackupGigabytes");
  }

  private static List<QuotaStanding> standings(long inUse, long reserved) {
    return Arrays.stream(QuotaKind.values())
        .map(kind -> new QuotaStanding(QuotaResource.of(kind), 10, new QuotaUsage(inUse, reserved)))
        .toList();
  }
}
