package io.brazier.quota;

/// What a project has of one resource, in pieces or GiB.
///
/// @param inUse counted for good, never negative
/// @param reserved promised to operations that have not ended, never negative
public record QuotaUsage(long inUse, long reserved) {

  /// Nothing used, nothing reserved.
  public static final QuotaUsage NONE = new QuotaUsage(0, 0);

  /// What is gone from the limit: used or reserved.
  public long consumed() {
    return inUse + reserved;
  }
}
