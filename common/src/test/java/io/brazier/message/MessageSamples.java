package io.brazier.message;

import io.brazier.volume.VolumeId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Messages to test with.
public final class MessageSamples {

  /// The volume of all samples.
  public static final VolumeId VOLUME = new VolumeId("5c9d4e1e-9a61-4c9c-8d62-0f7d2a1c3b10");

  private static final String TYPE = "00000000-0000-4000-8000-000000000000";
  private static final String TRACEPARENT =
      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private MessageSamples() {}

  /// What a 1 GiB volume must be like.
  public static RequestSpec requestSpec() {
    return new RequestSpec(
        VOLUME.value(),
        1,
        TYPE,
        Map.of("volume_backend_name", "lvm"),
        List.of("nova"),
        null,
        Map.of("same_host", List.of("a", "b")));
  }

  /// A first create, for a scheduler.
  public static SchedulerCommand.CreateVolume scheduleCreate() {
    return new SchedulerCommand.CreateVolume(VOLUME, requestSpec(), RetryState.NONE);
  }

  /// A second try, for a volume service.
  public static VolumeCommand.CreateVolume create() {
    return new VolumeCommand.CreateVolume(
        VOLUME, requestSpec(), new RetryState(2, List.of("h1@lvm#LVM"), "no space"), true);
  }

  /// A delete.
  public static VolumeCommand.DeleteVolume delete() {
    return new VolumeCommand.DeleteVolume(VOLUME);
  }

  /// An envelope of a worker.
  public static Envelope envelope(UUID id, long workerId, Command command) {
    return new Envelope(
        id, workerId, "req-7f1c5c8e-2f0f-4b8e-9c39-1a2b3c4d5e6f", TRACEPARENT, command);
  }
}
