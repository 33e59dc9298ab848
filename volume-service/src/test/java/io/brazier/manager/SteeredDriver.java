package io.brazier.manager;

import io.brazier.backend.PoolReport;
import io.brazier.driver.VolumeDriver;
import io.brazier.driver.VolumeSpec;
import io.brazier.volume.VolumeId;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/// A driver around another, before and after whose creates and deletes a test may do something.
final class SteeredDriver implements VolumeDriver {

  private static final Logger LOG = Logger.getLogger(SteeredDriver.class);

  private final VolumeDriver driver;
  private volatile Consumer<VolumeSpec> before = SteeredDriver::nothing;
  private volatile Consumer<VolumeSpec> after = SteeredDriver::nothing;

  SteeredDriver(VolumeDriver driver) {
    this.driver = driver;
  }

  /// Does this from now on before each create and delete.
  void before(Consumer<VolumeSpec> action) {
    before = action;
  }

  /// Does this from now on after each create and delete.
  void after(Consumer<VolumeSpec> action) {
    after = action;
  }

  /// Works undisturbed from now on.
  void calm() {
    before = SteeredDriver::nothing;
    after = SteeredDriver::nothing;
  }

  private static void nothing(VolumeSpec spec) {
    LOG.tracef("Undisturbed: %s", spec);
  }

  @Override
  public void checkForSetupError() {
    driver.checkForSetupError();
  }

  @Override
  public void create(VolumeSpec spec) {
    before.accept(spec);
    driver.create(spec);
    after.accept(spec);
  }

  @Override
  public void delete(VolumeSpec spec) {
    before.accept(spec);
    driver.delete(spec);
    after.accept(spec);
  }

  @Override
  public PoolReport poolReport() {
    return driver.poolReport();
  }

  @Override
  public List<VolumeId> volumes() {
    return driver.volumes();
  }
}
