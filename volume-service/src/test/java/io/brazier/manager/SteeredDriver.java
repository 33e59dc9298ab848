package io.brazier.manager;

import io.brazier.driver.AroundDriver;
import io.brazier.driver.VolumeDriver;
import io.brazier.driver.VolumeSpec;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// A driver around another, before and after whose operations on volumes a test may do something.
final class SteeredDriver extends AroundDriver {

  private static final Logger LOG = Logger.getLogger(SteeredDriver.class);

  private volatile Consumer<VolumeSpec> before = SteeredDriver::nothing;
  private volatile Consumer<VolumeSpec> after = SteeredDriver::nothing;

  SteeredDriver(VolumeDriver driver) {
    super(driver);
  }

  /// Does this from now on before each operation on a volume.
  void before(Consumer<VolumeSpec> action) {
    before = action;
  }

  /// Does this from now on after each operation on a volume.
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
  protected <T> T around(String operation, Supplier<T> work) {
    return work.get();
  }

  @Override
  protected void around(String operation, VolumeSpec spec, Runnable work) {
    before.accept(spec);
    work.run();
    after.accept(spec);
  }
}
