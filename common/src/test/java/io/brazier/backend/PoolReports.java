package io.brazier.backend;

import java.util.Map;

/// Builds pool reports with meaningful defaults: an empty thick pool of 100 GiB.
public record PoolReports(
    String name,
    double total,
    double free,
    double provisioned,
    long allocated,
    int reserved,
    double ratio,
    boolean thin,
    Map<String, Object> capabilities) {

  /// An empty thick pool.
  public static PoolReports thick(double totalGib) {
    return new PoolReports("pool", totalGib, totalGib, 0, 0, 0, 1, false, Map.of());
  }

  /// An empty thin pool that may be sold `ratio` times.
  public static PoolReports thin(double totalGib, double ratio) {
    return new PoolReports("pool", totalGib, totalGib, 0, 0, 0, ratio, true, Map.of());
  }

  /// The same under another name.
  public PoolReports named(String poolName) {
    return new PoolReports(
        poolName, total, free, provisioned, allocated, reserved, ratio, thin, capabilities);
  }

  /// The same with this much really free.
  public PoolReports free(double gib) {
    return new PoolReports(
        name, total, gib, provisioned, allocated, reserved, ratio, thin, capabilities);
  }

  /// The same with this sum of virtual sizes, ours and others'.
  public PoolReports provisioned(double gib) {
    return new PoolReports(name, total, free, gib, allocated, reserved, ratio, thin, capabilities);
  }

  /// The same with this sum of our own volumes.
  public PoolReports allocated(long gib) {
    return new PoolReports(
        name, total, free, provisioned, gib, reserved, ratio, thin, capabilities);
  }

  /// The same with this reserve.
  public PoolReports reserved(int percent) {
    return new PoolReports(
        name, total, free, provisioned, allocated, percent, ratio, thin, capabilities);
  }

  /// The same with these capabilities.
  public PoolReports capabilities(Map<String, Object> more) {
    return new PoolReports(name, total, free, provisioned, allocated, reserved, ratio, thin, more);
  }

  /// The report.
  public PoolReport build() {
    return new PoolReport(
        name, total, free, provisioned, allocated, reserved, ratio, thin, capabilities);
  }
}
