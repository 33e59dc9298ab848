package io.brazier.page;

/// One key of a sort.
///
/// @param column the column's place and nature
/// @param direction which way
public record SortKey(Column column, Direction direction) {}
