package io.brazier.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PartsTest {

  private static final String STATUS =
      """
      PART         STATE          PID   PORT HEALTH  SINCE            STORAGE
      postgresql   ready         2211  55432      -  Nov 23 17:50:01
      host-1       ready         2588      -      -  Nov 23 17:50:02  cinder-volumes (7.99g of 7.99g free)
      api          ready         3011   8776   8876  Nov 23 17:50:20
      scheduler    stopped          -   8777   8777  -
      volume-1     running        117   8778   8778  Nov 23 17:50:30
      """;

  private final Parts parts = Parts.parse(STATUS);

  @Test
  void partsWithProcessAndHealthAreRead() {
    assertThat(parts.all())
        .containsExactly(new Parts.Part("api", 3011, 8876), new Parts.Part("volume-1", 117, 8778));
  }

  @Test
  void volumeServicesRunOnTheirStorageHosts() {
    assertThat(parts.get("volume-1").onStorageHost()).isTrue();
    assertThat(parts.get("api").onStorageHost()).isFalse();
  }

  @Test
  void whatDoesNotRunIsMissed() {
    assertThatThrownBy(() -> parts.get("scheduler"))
        .isInstanceOf(BenchFailure.class)
        .hasMessage("scheduler does not run");
  }
}
