package io.brazier.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LvLoopTest {

  @Test
  void theTimeIsInTheLastLine() {
    assertThat(LvLoop.nanos("Warning: something\ntook 1234567\n")).isEqualTo(1_234_567);
  }

  @Test
  void aLoopWithoutTimeFailed() {
    assertThatThrownBy(() -> LvLoop.nanos("lvcreate: no space\n"))
        .isInstanceOf(BenchFailure.class)
        .hasMessageContaining("no space");
  }

  @Test
  void aThickPlaceHasNoPool() {
    Place place = Place.parse("  cinder-volumes  \n");

    assertThat(place).isEqualTo(new Place("cinder-volumes", ""));
    assertThat(place.arguments()).isEqualTo("-L 1073741824b cinder-volumes");
  }

  @Test
  void aThinPlaceNamesItsPool() {
    Place place = Place.parse("  group  group-pool \n");

    assertThat(place).isEqualTo(new Place("group", "group-pool"));
    assertThat(place.arguments())
        .isEqualTo("--type thin -V 1073741824b --thinpool group-pool group");
  }
}
