package io.brazier.manager.operation;

import io.brazier.backend.BackendAddress;
import io.brazier.driver.VolumeDriver;
import io.brazier.iscsi.Target;
import java.util.function.Supplier;

/// A backend of this storage host, as it runs.
///
/// @param address `host@backend`
/// @param driver drives its storage
/// @param target offers its volumes to other hosts; gives it once it can be used
/// @param serviceUuid the id of its service row, which its volumes refer to
public record Backend(
    BackendAddress address, VolumeDriver driver, Supplier<Target> target, String serviceUuid) {}
