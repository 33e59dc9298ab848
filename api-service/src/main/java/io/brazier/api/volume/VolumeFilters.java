package io.brazier.api.volume;

import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.paging.Literal;
import io.brazier.api.paging.TimeFilter;
import io.brazier.fault.Fault;
import io.brazier.page.Column;
import io.brazier.volume.VolumeColumns;
import io.brazier.volume.VolumeCondition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Turns the filters of a list of volumes into conditions (`cinder/api/v3/volumes.py`,
/// `cinder/db/api.py: _process_volume_filters`).
///
/// @param version the version in effect
record VolumeFilters(ApiVersion version) {

  private static final String LIKE = "~";
  private static final Set<String> MOMENTS =
      Set.of("created_at", "updated_at", "launched_at", "scheduled_at", "terminated_at");
  private static final Set<String> FLAGS = Set.of("bootable", "multiattach", "consumes_quota");
  private static final Set<String> TRUE = Set.of("t", "true", "1", "on", "y", "yes");
  private static final Set<String> FALSE = Set.of("f", "false", "0", "off", "n", "no");
  private static final ApiVersion STRICT_BOOTABLE = ApiVersion.of("3.2");

  /// The conditions of one filter. What volumes have no attribute for matches none.
  ///
  /// @throws Fault.Invalid if the value is malformed, naming the filter
  List<VolumeCondition> read(String name, String value) {
    if (name.equals("metadata")) {
      return one(pairs(value, VolumeCondition.Metadata::new));
    }
    if (name.equals("glance_metadata")) {
      return one(pairs(value, VolumeCondition.GlanceMetadata::new));
    }
    if (name.endsWith(LIKE)) {
      String plain = name.substring(0, name.length() - LIKE.length());
      return one(column(plain).map(column -> like(column, value)).orElse(NEVER));
    }
    return column(name).map(column -> plain(name, column, value)).orElse(one(NEVER));
  }

  private static final VolumeCondition NEVER = new VolumeCondition.Never();

  private List<VolumeCondition> plain(String name, Column column, String value) {
    if (MOMENTS.contains(name)) {
      return TimeFilter.parse(name, value).stream()
          .<VolumeCondition>map(
              each -> new VolumeCondition.Compared(column, each.comparison(), each.moment()))
          .toList();
    }
    if (FLAGS.contains(name)) {
      return one(new VolumeCondition.Equal(column, flag(name, value)));
    }
    String literal = Literal.unquoted(value);
    if (name.equals("size")) {
      return one(
          integer(literal)
              .<VolumeCondition>map(size -> new VolumeCondition.Equal(column, size))
              .orElse(NEVER));
    }
    return one(new VolumeCondition.Equal(column, literal));
  }

  private static Optional<Column> column(String name) {
    return VolumeColumns.find(name.equals("consumes_quota") ? "use_quota" : name);
  }

  private static VolumeCondition like(Column column, String part) {
    return new VolumeCondition.Like(column, part);
  }

  private static VolumeCondition pairs(
      String value,
      java.util.function.Function<java.util.Map<String, String>, VolumeCondition> condition) {
    return Literal.map(value).map(condition).orElse(NEVER);
  }

  private boolean flag(String name, String value) {
    if (name.equals("bootable") && !version.atLeast(STRICT_BOOTABLE)) {
      return !value.isEmpty() && !Set.of("False", "false", "FALSE").contains(value);
    }
    String word = value.strip().toLowerCase(Locale.ROOT);
    if (TRUE.contains(word)) {
      return true;
    }
    if (FALSE.contains(word)) {
      return false;
    }
    throw Fault.Invalid.input("'%s = %s'".formatted(name, value));
  }

  private static Optional<Integer> integer(String text) {
    try {
      return Optional.of(Integer.valueOf(text.strip()));
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  private static List<VolumeCondition> one(VolumeCondition condition) {
    return List.of(condition);
  }
}
