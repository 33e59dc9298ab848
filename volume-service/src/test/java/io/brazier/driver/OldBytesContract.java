package io.brazier.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.snapshot.SnapshotId;
import io.brazier.unit.Gibibytes;
import io.brazier.volume.VolumeId;
import org.junit.jupiter.api.Test;

/// What every driver does so that no volume holds the bytes of another. The backend under test is
/// empty before each test, has room for at least 4 GiB and for less than 1000 GiB.
public interface OldBytesContract {

  /// A volume of the tests.
  VolumeId FIRST = new VolumeId("11111111-1111-4111-8111-111111111111");

  /// Another one.
  VolumeId SECOND = new VolumeId("22222222-2222-4222-8222-222222222222");

  /// A third.
  VolumeId THIRD = new VolumeId("33333333-3333-4333-8333-333333333333");

  /// And a fourth.
  VolumeId FOURTH = new VolumeId("44444444-4444-4444-8444-444444444444");

  /// A snapshot of the tests.
  SnapshotId SNAPSHOT = new SnapshotId("55555555-5555-4555-8555-555555555555");

  /// The driver under test, after [VolumeDriver#checkForSetupError].
  VolumeDriver driver();

  /// Writes a byte to the whole of a volume.
  void fill(VolumeId id);

  /// Whether a volume is what [#fill] wrote up to so many GiB.
  boolean isFilledUpTo(VolumeId id, int gib);

  /// Whether a volume reads as zeros after so many GiB.
  boolean readsAsZerosFrom(VolumeId id, int gib);

  /// Whether the whole of a volume reads as zeros.
  default boolean readsAsZeros(VolumeId id) {
    return readsAsZerosFrom(id, 0);
  }

  /// A spec of a volume.
  static VolumeSpec spec(VolumeId id, int gib) {
    return new VolumeSpec(id, new Gibibytes(gib));
  }

  /// A spec of a snapshot.
  static SnapshotSpec spec(SnapshotId id, VolumeId volume, int gib) {
    return new SnapshotSpec(id, spec(volume, gib));
  }

  @Test
  default void newVolumeReadsAsZeros() {
    driver().create(spec(FIRST, 1));

    assertThat(readsAsZeros(FIRST)).isTrue();
  }

  @Test
  default void bytesOfDeletedVolumeAreNotInANewOne() {
    driver().create(spec(FIRST, 2));
    fill(FIRST);
    driver().delete(spec(FIRST, 2));
    driver().create(spec(SECOND, 2));

    assertThat(readsAsZeros(SECOND)).isTrue();
  }

  @Test
  default void extendedVolumeHasZerosBehindItsContent() {
    driver().create(spec(FIRST, 1));
    fill(FIRST);
    driver().extend(spec(FIRST, 3));

    assertThat(driver().poolReport().allocatedCapacityGib()).isEqualTo(3);
    assertThat(isFilledUpTo(FIRST, 1)).isTrue();
    assertThat(readsAsZerosFrom(FIRST, 1)).isTrue();
    assertThat(driver().volumes()).containsExactly(FIRST);
  }

  @Test
  default void bytesOfDeletedVolumeAreNotInAnExtendedOne() {
    driver().create(spec(FIRST, 1));
    driver().create(spec(SECOND, 2));
    fill(SECOND);
    driver().delete(spec(SECOND, 2));
    driver().extend(spec(FIRST, 3));

    assertThat(readsAsZeros(FIRST)).isTrue();
  }

  @Test
  default void whatWasTakenBackReadsAsZerosInWhoeverGetsIt() {
    driver().create(spec(FIRST, 1));
    driver().extend(spec(FIRST, 3));
    fill(FIRST);
    driver().retract(spec(FIRST, 1));
    driver().create(spec(SECOND, 1));
    driver().extend(spec(FIRST, 2));

    assertThat(readsAsZeros(SECOND)).isTrue();
    assertThat(readsAsZerosFrom(FIRST, 1)).isTrue();
    assertThat(isFilledUpTo(FIRST, 1)).isTrue();
  }

  /// What a snapshot keeps are bytes of its volume.
  @Test
  default void bytesOfDeletedSnapshotAreNotInANewVolume() {
    driver().create(spec(FIRST, 1));
    fill(FIRST);
    driver().createSnapshot(spec(SNAPSHOT, FIRST, 1));
    fill(FIRST);
    driver().deleteSnapshot(spec(SNAPSHOT, FIRST, 1));
    driver().create(spec(SECOND, 2));

    assertThat(isFilledUpTo(FIRST, 1)).isTrue();
    assertThat(readsAsZeros(SECOND)).isTrue();
  }

  @Test
  default void volumeFromASnapshotHasItsContentAndZerosBehind() {
    driver().create(spec(FIRST, 1));
    driver().createSnapshot(spec(SNAPSHOT, FIRST, 1));
    fill(FIRST);
    driver().createFrom(spec(SECOND, 1), source(SNAPSHOT, FIRST, 1), (_, _) -> {});
    driver().deleteSnapshot(spec(SNAPSHOT, FIRST, 1));
    driver().createSnapshot(spec(SNAPSHOT, FIRST, 1));
    driver().createFrom(spec(THIRD, 2), source(SNAPSHOT, FIRST, 1), (_, _) -> {});

    assertThat(readsAsZeros(SECOND)).isTrue();
    assertThat(isFilledUpTo(THIRD, 1)).isTrue();
    assertThat(readsAsZerosFrom(THIRD, 1)).isTrue();
  }

  @Test
  default void volumeFromAVolumeHasItsContentAndZerosBehind() {
    driver().create(spec(FIRST, 1));
    fill(FIRST);
    driver().createFrom(spec(SECOND, 2), source(FIRST, 1), (_, _) -> {});
    driver().createFrom(spec(SECOND, 2), source(FIRST, 1), (_, _) -> {});

    assertThat(isFilledUpTo(SECOND, 1)).isTrue();
    assertThat(readsAsZerosFrom(SECOND, 1)).isTrue();
    assertThat(driver().volumes()).containsExactlyInAnyOrder(FIRST, SECOND);
    assertThat(driver().poolReport().allocatedCapacityGib()).isEqualTo(3);
    driver().delete(spec(FIRST, 1));
    assertThat(isFilledUpTo(SECOND, 1)).isTrue();
  }

  /// A snapshot as a source.
  static VolumeSource source(SnapshotId id, VolumeId volume, int gib) {
    return new VolumeSource.OfSnapshot(spec(id, volume, gib));
  }

  /// A volume as a source.
  static VolumeSource source(VolumeId id, int gib) {
    return new VolumeSource.OfVolume(spec(id, gib));
  }
}
