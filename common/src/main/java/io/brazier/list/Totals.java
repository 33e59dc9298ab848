package io.brazier.list;

/// How many, and how large together.
///
/// @param items how many
/// @param gib their sizes together, GiB
public record Totals(long items, long gib) {}
