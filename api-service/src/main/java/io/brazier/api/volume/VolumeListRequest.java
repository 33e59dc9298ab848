package io.brazier.api.volume;

import io.brazier.volume.VolumeQuery;

/// What a client asks a list of volumes for.
///
/// @param query the page
/// @param counted whether it wants to know how many there are in all
record VolumeListRequest(VolumeQuery query, boolean counted) {}
