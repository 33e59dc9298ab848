package io.brazier.volume;

/// How many volumes, and how large together.
///
/// @param count number of volumes
/// @param sizeGib sum of their sizes in GiB
public record VolumeTotals(long count, long sizeGib) {}
