package io.brazier.driver;

import io.brazier.backend.BackendAddress;
import java.util.Set;

/// Makes drivers of one kind. Every implementation that is a bean is known to [Drivers].
public interface DriverFactory {

  /// The values of `volume-driver` that mean this kind; Cinder's class path may be among them, so
  /// that a `cinder.conf` can be carried over.
  Set<String> names();

  /// A driver for one backend; touches nothing yet.
  ///
  /// @param address `host@backend` of the backend
  VolumeDriver create(BackendAddress address, BackendConfig config);
}
