package io.brazier.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.resource.Status;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VolumeStatusTest {

  @Test
  void everyStatusOfTheLifecycleIsOneOfCinders() {
    assertThat(VolumeStatus.LIFECYCLE.statuses())
        .extracting(Status::word)
        .isSubsetOf(VolumeStatus.WORDS);
  }

  @Test
  void noStatusFollowsItself() {
    assertThat(VolumeStatus.LIFECYCLE.statuses())
        .noneMatch(status -> VolumeStatus.LIFECYCLE.allows(status, status));
  }

  @Test
  void wordsOfTwoPartsAreSpeltAsOnTheWire() {
    assertThat(VolumeStatus.IN_USE.word()).isEqualTo("in-use");
    assertThat(VolumeStatus.ERROR_DELETING.word()).isEqualTo("error_deleting");
  }

  @Test
  void unknownWordsAreShownAsTheyStand() {
    assertThat(VolumeStatus.shown(new Status("cooking"))).isEqualTo("cooking");
  }

  @Test
  void volumesThatAreTakenOverShowAsInCinder() {
    assertThat(VolumeStatus.shown(new Status("error_managing"))).isEqualTo("error");
  }

  @Test
  void volumesInTheMakingAreNotDeletable() {
    assertThat(VolumeStatus.DELETABLE).doesNotContain(VolumeStatus.CREATING, VolumeStatus.DELETING);
  }

  @Test
  void stepsThatTheMachineDoesNotKnowAreRefused() {
    assertThatThrownBy(
            () -> VolumeStatus.LIFECYCLE.step(Set.of(VolumeStatus.ERROR), VolumeStatus.AVAILABLE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("error");
  }
}
