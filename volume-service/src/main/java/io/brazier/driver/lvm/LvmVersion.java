package io.brazier.driver.lvm;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A version of LVM's tools, for example 2.03.16.
record LvmVersion(int major, int minor, int patch) implements Comparable<LvmVersion> {

  /// The first with `fullreport` and reports as JSON.
  static final LvmVersion OLDEST = new LvmVersion(2, 2, 158);

  private static final Pattern LINE = Pattern.compile("LVM version:\\s+(\\d+)\\.(\\d+)\\.(\\d+)");

  /// Reads the output of `lvm version`.
  ///
  /// @throws IllegalArgumentException if there is no version in it
  static LvmVersion parse(String text) {
    Matcher matcher = LINE.matcher(text);
    if (!matcher.find()) {
      throw new IllegalArgumentException("no LVM version in: " + text);
    }
    return new LvmVersion(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        Integer.parseInt(matcher.group(3)));
  }

  @Override
  public int compareTo(LvmVersion other) {
    return Comparator.comparingInt(LvmVersion::major)
        .thenComparingInt(LvmVersion::minor)
        .thenComparingInt(LvmVersion::patch)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return "%d.%02d.%d".formatted(major, minor, patch);
  }
}
