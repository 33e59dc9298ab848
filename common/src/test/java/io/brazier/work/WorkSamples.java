package io.brazier.work;

import io.brazier.bus.Topic;
import io.brazier.message.RequestSpec;
import io.brazier.message.RetryState;
import io.brazier.message.SchedulerCommand;
import io.brazier.message.VolumeCommand;
import io.brazier.volume.VolumeId;
import java.util.List;
import java.util.Map;
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
    return new NewWork(
        Resource.volume(volume),
        "creating",
        topic,
        new SchedulerCommand.CreateVolume(volume, spec(volume), RetryState.NONE),
        REQUESTER);
  }

  static VolumeCommand.CreateVolume createOnBackend(VolumeId volume) {
    return new VolumeCommand.CreateVolume(volume, spec(volume), RetryState.NONE, true);
  }

  private static RequestSpec spec(VolumeId volume) {
    return new RequestSpec(volume.value(), 1, "t", Map.of(), List.of(), null, Map.of());
  }
}
