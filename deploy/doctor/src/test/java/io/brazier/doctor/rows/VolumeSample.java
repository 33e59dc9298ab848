package io.brazier.doctor.rows;

import io.brazier.resource.Status;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeStatus;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes volumes; one that a test says nothing about is `available`, of 1 GiB, and on a pool.
public final class VolumeSample {

  public static final String PROJECT = "project";
  public static final String TYPE = "type";

  private final int number;
  private String status = VolumeStatus.AVAILABLE.word();
  private @Nullable String pool = RowsSample.POOL;
  private int sizeGib = 1;
  private int claimedGib = -1;
  private Instant changedAt = RowsSample.NOW;
  private @Nullable String providerLocation;
  private boolean offered;
  private long attachments = -1;

  private VolumeSample(int number) {
    this.number = number;
  }

  /// The volume of a number.
  public static VolumeSample of(int number) {
    return new VolumeSample(number);
  }

  /// Its id.
  public static VolumeId id(int number) {
    return new VolumeId("00000000-0000-4000-8000-%012d".formatted(number));
  }

  public VolumeSample status(Status newStatus) {
    return status(newStatus.word());
  }

  public VolumeSample status(String word) {
    status = word;
    return this;
  }

  public VolumeSample on(@Nullable String newPool) {
    pool = newPool;
    return this;
  }

  public VolumeSample gib(int size) {
    sizeGib = size;
    return this;
  }

  /// What is claimed for it, if that is not its size while it is on a pool.
  public VolumeSample claiming(int gib) {
    claimedGib = gib;
    return this;
  }

  public VolumeSample changedAt(Instant moment) {
    changedAt = moment;
    return this;
  }

  public VolumeSample exported(String location) {
    providerLocation = location;
    return this;
  }

  /// With a transfer of it.
  public VolumeSample offered() {
    offered = true;
    return this;
  }

  /// How many have it, if that is not one that is in use and none otherwise.
  public VolumeSample attachments(int number) {
    attachments = number;
    return this;
  }

  private long usualAttachments() {
    return Set.of(VolumeStatus.IN_USE.word(), VolumeStatus.RESERVED.word()).contains(status)
        ? 1
        : 0;
  }

  public VolumeRow make() {
    int usual = pool == null ? 0 : sizeGib;
    return new VolumeRow(
        id(number),
        sizeGib,
        status,
        pool,
        claimedGib < 0 ? usual : claimedGib,
        changedAt,
        providerLocation,
        offered,
        attachments < 0 ? usualAttachments() : attachments);
  }
}
