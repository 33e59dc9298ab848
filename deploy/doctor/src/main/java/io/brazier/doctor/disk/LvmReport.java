package io.brazier.doctor.disk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads what [#COMMAND] writes about all groups.
public final class LvmReport {

  /// The command whose output is read.
  public static final List<String> COMMAND =
      List.of(
          ("lvm fullreport --reportformat json --units b --nosuffix"
                  + " --configreport vg -o vg_name,vg_extent_size"
                  + " --configreport lv -o lv_name,lv_size,lv_attr,lv_tags"
                  + " --configreport pv -o pv_name -S pv_name=none"
                  + " --configreport pvseg -o pv_name -S pv_name=none"
                  + " --configreport seg -o lv_name -S lv_name=none")
              .split(" ", -1));

  private static final ObjectMapper JSON = new ObjectMapper();

  private LvmReport() {}

  /// The groups of a report.
  ///
  /// @throws IllegalArgumentException if the text is not such a report
  public static List<VolumeGroup> parse(String text) {
    List<VolumeGroup> groups = new ArrayList<>();
    for (JsonNode part : need(read(text), "report")) {
      for (JsonNode group : need(part, "vg")) {
        groups.add(group(group, need(part, "lv")));
      }
    }
    return groups;
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
  }

  private static VolumeGroup group(JsonNode group, JsonNode volumes) {
    List<LogicalVolume> parsed = new ArrayList<>();
    for (JsonNode volume : volumes) {
      parsed.add(volume(volume));
    }
    return new VolumeGroup(text(group, "vg_name"), number(group, "vg_extent_size"), parsed);
  }

  private static LogicalVolume volume(JsonNode volume) {
    String tags = text(volume, "lv_tags");
    return new LogicalVolume(
        text(volume, "lv_name"),
        number(volume, "lv_size"),
        text(volume, "lv_attr"),
        tags.isEmpty() ? Set.of() : Set.of(tags.split(",")));
  }

  private static long number(JsonNode row, String field) {
    return Long.parseLong(text(row, field));
  }

  private static String text(JsonNode row, String field) {
    return need(row, field).asText();
  }

  private static JsonNode need(JsonNode node, String field) {
    JsonNode value = node.get(field);
    if (value == null) {
      throw new IllegalArgumentException("no field " + field);
    }
    return value;
  }
}
