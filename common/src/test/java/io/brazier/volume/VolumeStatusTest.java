package io.brazier.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VolumeStatusTest {

  @ParameterizedTest
  @EnumSource
  void everyStatusIsReadBackFromItsWord(VolumeStatus status) {
    assertThat(VolumeStatus.ofWord(status.word())).isEqualTo(status);
  }

  @ParameterizedTest
  @EnumSource
  void noStatusFollowsItself(VolumeStatus status) {
    assertThat(status.mayBecome(status)).isFalse();
  }

  @Test
  void unknownWordsAreRefused() {
    assertThatThrownBy(() -> VolumeStatus.ofWord("cooking"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cooking");
  }

  @Test
  void volumesInTheMakingAreNotDeletable() {
    assertThat(VolumeStatus.DELETABLE).doesNotContain(VolumeStatus.CREATING, VolumeStatus.DELETING);
  }

  @Test
  void stepsThatTheMachineDoesNotKnowAreRefused() {
    assertThatThrownBy(
            () -> new VolumeTransition(Set.of(VolumeStatus.ERROR), VolumeStatus.AVAILABLE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void wordsAreThoseOfTheWire() {
    assertThat(VolumeStatus.ERROR_DELETING.word()).isEqualTo("error_deleting");
  }
}
