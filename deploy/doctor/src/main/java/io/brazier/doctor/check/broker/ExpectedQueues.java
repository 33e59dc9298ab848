package io.brazier.doctor.check.broker;

import io.brazier.backend.BackendAddress;
import io.brazier.backend.ServiceBinary;
import io.brazier.bus.Topic;
import io.brazier.doctor.rows.Rows;
import io.brazier.doctor.rows.ServiceRow;
import io.brazier.message.Pace;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The queues that live services read.
public final class ExpectedQueues {

  private ExpectedQueues() {}

  /// One for all schedulers, two for each backend.
  ///
  /// @param downTime a service counts as alive if its last heartbeat is younger
  public static Set<Topic> of(Rows rows, Duration downTime) {
    return rows.alive(downTime).flatMap(ExpectedQueues::of).collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<Topic> of(ServiceRow service) {
    if (service.binary().equals(ServiceBinary.CINDER_SCHEDULER.wireName())) {
      return Stream.of(Topic.SCHEDULER);
    }
    if (service.binary().equals(ServiceBinary.CINDER_VOLUME.wireName())) {
      BackendAddress backend = BackendAddress.parse(service.host());
      return Stream.of(Pace.values()).map(pace -> Topic.volume(backend, pace));
    }
    return Stream.empty();
  }
}
