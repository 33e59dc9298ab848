package io.brazier.doctor.rows;

import io.brazier.volume.VolumeId;

/// A user message about a volume, whether its owner has removed it or not.
///
/// @param actionId what was being done when it failed
public record MessageRow(VolumeId volumeId, String actionId) {}
