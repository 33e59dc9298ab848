package io.brazier.api.volume.create;

import io.brazier.volume.Volume;

/// A volume that was accepted, with all that the reply needs: after the commit nothing is read any
/// more that could fail and hide a 202.
///
/// @param row its row
/// @param typeName its type's name
public record AcceptedVolume(Volume row, String typeName) {}
