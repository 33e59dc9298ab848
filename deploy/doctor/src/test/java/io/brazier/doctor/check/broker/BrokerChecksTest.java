package io.brazier.doctor.check.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.bus.Topic;
import io.brazier.doctor.broker.Queues;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.rows.RowsSample;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BrokerChecksTest {

  private static final Duration DOWN = Duration.ofMinutes(1);

  @Test
  void missingQueueOfLiveServiceIsFound() {
    List<Finding> found =
        new QueuesCheck().examine(new Queues(Set.of(Topic.SCHEDULER), Set.of(Topic.SCHEDULER), 0));

    assertThat(found)
        .singleElement()
        .satisfies(finding -> assertThat(finding.ids()).containsExactly("cinder-scheduler"));
  }

  @Test
  void deadLettersAreCounted() {
    List<Finding> found = new DeadLettersCheck().examine(new Queues(Set.of(), Set.of(), 3));

    assertThat(found)
        .singleElement()
        .satisfies(finding -> assertThat(finding.sentence()).startsWith("3 messages"));
  }

  @Test
  void liveServicesReadTheirQueues() {
    RowsSample rows =
        RowsSample.empty()
            .service("anywhere", "cinder-scheduler", Duration.ZERO)
            .service("storage-1@lvm", "cinder-volume", Duration.ofSeconds(59))
            .service("storage-2@lvm", "cinder-volume", DOWN)
            .service("anywhere", "cinder-backup", Duration.ZERO);

    assertThat(ExpectedQueues.of(rows.make(), DOWN))
        .extracting(Topic::name)
        .containsExactlyInAnyOrder(
            "cinder-scheduler", "cinder-volume.storage-1@lvm", "cinder-volume.storage-1@lvm.slow");
  }
}
