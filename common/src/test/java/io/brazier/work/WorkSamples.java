package io.brazier.work;

import io.brazier.bus.Topic;
import io.brazier.context.Requester;
import io.brazier.message.MessageSamples;
import io.brazier.operation.Operation;
import io.brazier.volume.VolumeId;
import java.util.List;
import java.util.UUID;

/// Work to test with.
final class WorkSamples {

  static final Requester REQUESTER = new Requester("req-1", "user-1", "project-1");

  private WorkSamples() {}

  static Topic topic() {
    return new Topic("cinder-volume.test@" + UUID.randomUUID());
  }

  static Holder holder(String service) {
    return new Holder(service, UUID::randomUUID);
  }

  static VolumeId volume() {
    return new VolumeId(UUID.randomUUID().toString());
  }

  static NewWork create(Topic topic, VolumeId volume) {
    return NewWork.of(Operation.CREATE_VOLUME, volume.value(), topic, REQUESTER)
        .with(MessageSamples.scheduleCreate());
  }

  static Account done() {
    return new Account(Account.Outcome.SUCCEEDED, null, List.of());
  }
}
