package io.brazier.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.fault.Fault;
import io.brazier.volume.VolumeId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FakeVolumeDriverTest implements VolumeDriverContract {

  private final FakeVolumeDriver.Storage storage = new FakeVolumeDriver.Storage(8);
  private final FakeVolumeDriver driver = new FakeVolumeDriver(storage);

  @BeforeEach
  void setUp() {
    driver.checkForSetupError();
  }

  @Override
  public VolumeDriver driver() {
    return driver;
  }

  @Override
  public VolumeDriver driverBeforeSetup() {
    return new FakeVolumeDriver(storage);
  }

  @Override
  public void fill(VolumeId id) {
    storage.fill(id);
  }

  @Override
  public boolean isFilledUpTo(VolumeId id, int gib) {
    return storage.filledGib(id) >= gib;
  }

  @Override
  public boolean readsAsZerosFrom(VolumeId id, int gib) {
    return storage.filledGib(id) <= gib;
  }

  @Override
  public void whileOpen(VolumeId id, Runnable work) {
    storage.setOpen(id, true);
    work.run();
    storage.setOpen(id, false);
  }

  @Test
  void failsBeforeTheWorkWhenToldTo() {
    driver.failWith(new Fault.BackendFailed("told to", null));

    assertThatThrownBy(() -> driver.create(OldBytesContract.spec(FIRST, 1))).hasMessage("told to");
    assertThat(storage.sizes()).isEmpty();
  }

  @Test
  void failsAfterTheWorkWhenToldTo() {
    driver.failAfterTheWorkWith(new Fault.BackendFailed("told to", null));

    assertThatThrownBy(() -> driver.create(OldBytesContract.spec(FIRST, 1))).hasMessage("told to");
    assertThat(storage.sizes()).containsEntry(FIRST, 1);
  }
}
