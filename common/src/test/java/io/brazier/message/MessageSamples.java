package io.brazier.message;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Messages to test with.
public final class MessageSamples {

  private static final String TYPE = "00000000-0000-4000-8000-000000000000";
  private static final String VOLUME = "018c2f6e-5b1a-7c3d-9e4f-5a6b7c8d9e00";
  private static final String TRACEPARENT =
      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private MessageSamples() {}

  /// What a 1 GiB volume must be like.
  public static RequestSpec requestSpec() {
    return new RequestSpec(
        1,
        TYPE,
        Map.of("volume_backend_name", "lvm"),
        List.of("nova"),
        null,
        Map.of("same_host", List.of("a", "b")));
  }

  /// A first create, for a scheduler.
  public static CreateVolumeArguments scheduleCreate() {
    return new CreateVolumeArguments(requestSpec(), RetryState.NONE, false);
  }

  /// A second try, for a volume service.
  public static CreateVolumeArguments create() {
    return new CreateVolumeArguments(
        requestSpec(), new RetryState(2, List.of("h1@lvm#LVM"), "no space"), true);
  }

  /// A create from a snapshot, for a volume service.
  public static CreateVolumeArguments createFromSnapshot() {
    return new CreateVolumeArguments(
        requestSpec(),
        new RetryState(1, List.of("h1@lvm#LVM"), null),
        false,
        new CreateSource(VOLUME, TYPE));
  }

  /// One GiB more.
  public static ExtendVolumeArguments extend() {
    return new ExtendVolumeArguments(requestSpec(), 2);
  }

  /// Another type, where the volume is.
  public static RetypeVolumeArguments retype() {
    return new RetypeVolumeArguments(requestSpec(), "never");
  }

  /// A snapshot, for a scheduler.
  public static SnapshotArguments createSnapshot() {
    return new SnapshotArguments(VOLUME, requestSpec());
  }

  /// The same snapshot is to go.
  public static SnapshotArguments deleteSnapshot() {
    return new SnapshotArguments(VOLUME, null);
  }

  /// A volume is to be reached.
  public static ConnectionArguments connection() {
    return new ConnectionArguments(VOLUME);
  }

  /// A volume becomes its snapshot.
  public static RevertVolumeArguments revert() {
    return new RevertVolumeArguments(TYPE);
  }

  /// An envelope of a worker.
  public static Envelope envelope(UUID id, long workerId) {
    return new Envelope(
        id, workerId, "create_volume", "req-7f1c5c8e-2f0f-4b8e-9c39-1a2b3c4d5e6f", TRACEPARENT);
  }
}
