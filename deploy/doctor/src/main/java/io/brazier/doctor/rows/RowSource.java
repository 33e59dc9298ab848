package io.brazier.doctor.rows;

/// Where rows are read.
@FunctionalInterface
public interface RowSource {

  /// All rows of one moment, which is now.
  ///
  /// @throws io.brazier.doctor.diagnosis.Unreachable if they cannot be read
  Rows read();
}
