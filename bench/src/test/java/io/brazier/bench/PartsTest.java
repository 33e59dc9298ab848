package io.brazier.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PartsTest {

  private static final String STATUS =
      """
      PART         STATE          PID   PORT  SINCE            STORAGE
      postgresql   ready         2211  55432  Nov 23 17:50:01
      host-1       ready         2588      -  Nov 23 17:50:02  cinder-volumes (7.99g of 7.99g free)
      scheduler    stopped          -   8777  -
      volume-1     running        117   8778  Nov 23 17:50:30
      """;

  private final Parts parts = Parts.parse(STATUS);

  @Test
  void partsWithProcessAndPortAreRead() {
    assertThat(parts.all())
        .containsExactly(
            new Parts.Part("postgresql", 2211, 55432), new Parts.Part("volume-1", 117, 8778));
  }

  @Test
  void volumeServicesRunOnTheirStorageHosts() {
    assertThat(parts.get("volume-1").onStorageHost()).isTrue();
    assertThat(parts.get("postgresql").onStorageHost()).isFalse();
  }

  @Test
  void whatDoesNotRunIsMissed() {
    assertThatThrownBy(() -> parts.get("scheduler"))
        .isInstanceOf(BenchFailure.class)
        .hasMessage("scheduler does not run");
  }
}
