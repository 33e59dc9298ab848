package io.brazier.manager.operation;

import io.brazier.backend.BackendAddress;
import io.brazier.driver.VolumeDriver;

/// A backend of this storage host, as it runs.
///
/// @param address `host@backend`
/// @param driver drives its storage
/// @param serviceUuid the id of its service row, which its volumes refer to
public record Backend(BackendAddress address, VolumeDriver driver, String serviceUuid) {}
