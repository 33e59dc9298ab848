package io.brazier.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.backend.BackendAddress;
import io.brazier.message.Pace;
import org.junit.jupiter.api.Test;

class TopicTest {

  @Test
  void schedulersShareCindersQueue() {
    assertThat(Topic.SCHEDULER).hasToString("cinder-scheduler");
  }

  @Test
  void b14BackendHasAQueuePerLane() {
    BackendAddress pool = BackendAddress.parse("h1@lvm#LVM");
    assertThat(Topic.volume(pool, Pace.QUICK)).hasToString("cinder-volume.h1@lvm");
    assertThat(Topic.volume(pool, Pace.SLOW)).hasToString("cinder-volume.h1@lvm.slow");
  }

  @Test
  void nameThatTheBrokerWouldRefuseIsRefused() {
    assertThatThrownBy(() -> new Topic("")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Topic("x".repeat(256)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Topic("\u20ac".repeat(86)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
