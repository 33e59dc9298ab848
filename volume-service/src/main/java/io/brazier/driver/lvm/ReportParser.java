package io.brazier.driver.lvm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads what `lvm fullreport --reportformat json --units b --nosuffix` writes.
final class ReportParser {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ReportParser() {}

  /// The one group of a report, or nothing if the report is about none.
  ///
  /// @throws IllegalArgumentException if the text is not such a report
  static Optional<VolumeGroup> parse(String text) {
    JsonNode report = read(text).path("report").path(0);
    JsonNode group = report.path("vg").path(0);
    return group.isMissingNode() ? Optional.empty() : Optional.of(group(group, report.path("lv")));
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a report of LVM: " + text, e);
    }
  }

  private static VolumeGroup group(JsonNode group, JsonNode volumes) {
    List<LogicalVolume> parsed = new ArrayList<>();
    for (JsonNode volume : volumes) {
      parsed.add(volume(volume));
    }
    return new VolumeGroup(
        new VgName(text(group, "vg_name")),
        Long.parseLong(text(group, "vg_size")),
        Long.parseLong(text(group, "vg_free")),
        Long.parseLong(text(group, "vg_extent_size")),
        tags(text(group, "vg_tags")),
        parsed);
  }

  private static LogicalVolume volume(JsonNode volume) {
    return new LogicalVolume(
        new LvName(text(volume, "lv_name")),
        Long.parseLong(text(volume, "lv_size")),
        text(volume, "lv_attr"),
        tags(text(volume, "lv_tags")),
        text(volume, "pool_lv"),
        percent(text(volume, "data_percent")),
        percent(text(volume, "metadata_percent")),
        text(volume, "lv_health_status"));
  }

  private static String text(JsonNode row, String field) {
    JsonNode value = row.get(field);
    if (value == null) {
      throw new IllegalArgumentException(
          "no field %s in a report of LVM: %s".formatted(field, row));
    }
    return value.asText();
  }

  private static double percent(String text) {
    return text.isEmpty() ? 0 : Double.parseDouble(text);
  }

  private static Set<String> tags(String text) {
    return text.isEmpty() ? Set.of() : Set.of(text.split(","));
  }
}
