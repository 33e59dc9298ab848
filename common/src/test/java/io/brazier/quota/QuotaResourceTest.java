package io.brazier.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class QuotaResourceTest {

  @Test
  void fixedNamesAreTheirKinds() {
    for (QuotaKind kind : QuotaKind.values()) {
      assertThat(QuotaResource.parse(kind.word())).contains(QuotaResource.of(kind));
      assertThat(QuotaResource.of(kind).name()).isEqualTo(kind.word());
    }
  }

  @Test
  void typeFollowsTheFirstUnderscoreOfTheKind() {
    assertThat(QuotaResource.parse("volumes_fast_ssd"))
        .contains(new QuotaResource(QuotaKind.VOLUMES, "fast_ssd"));
    assertThat(QuotaResource.parse("gigabytes___DEFAULT__"))
        .contains(new QuotaResource(QuotaKind.GIGABYTES, "__DEFAULT__"));
  }

  @Test
  void typeNamedLikeAnotherKindIsStillAType() {
    assertThat(QuotaResource.parse("volumes_gigabytes_x"))
        .contains(new QuotaResource(QuotaKind.VOLUMES, "gigabytes_x"));
    assertThat(QuotaResource.parse("snapshots_volumes"))
        .contains(new QuotaResource(QuotaKind.SNAPSHOTS, "volumes"));
  }

  @Test
  void unknownWordsAreNoResource() {
    assertThat(QuotaResource.parse("cores")).isEmpty();
    assertThat(QuotaResource.parse("backups_fast")).isEmpty();
    assertThat(QuotaResource.parse("per_volume_gigabytes_fast")).isEmpty();
    assertThat(QuotaResource.parse("")).isEmpty();
  }

  @Test
  void kindsWithoutTypesRefuseOne() {
    assertThatThrownBy(() -> new QuotaResource(QuotaKind.GROUPS, "fast"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("groups");
  }

  @Test
  void orderIsByName() {
    assertThat(new QuotaResource(QuotaKind.GIGABYTES, "z"))
        .isGreaterThan(QuotaResource.of(QuotaKind.GIGABYTES))
        .isLessThan(QuotaResource.of(QuotaKind.SNAPSHOTS));
  }
}
