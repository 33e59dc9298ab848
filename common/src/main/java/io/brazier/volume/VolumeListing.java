package io.brazier.volume;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The SQL of a list of volumes: text of ours, values of the client's as parameters.
///
/// Served by the indexes `volumes_live_project` and `volumes_live_created` when sorted by creation.
final class VolumeListing {

  private final List<String> conditions = new ArrayList<>(List.of("not deleted"));
  private final Map<String, Object> parameters = new HashMap<>();

  VolumeListing(List<VolumeCondition> wanted) {
    wanted.forEach(this::add);
  }

  private void add(VolumeCondition condition) {
    conditions.add(
        switch (condition) {
          case VolumeCondition.Equal(var column, var value) ->
              column.name() + " = " + parameter(value);
          case VolumeCondition.Like(var column, var part) ->
              "cast(%s as text) like %s"
                  .formatted(column.name(), parameter("%" + escaped(part) + "%"));
          case VolumeCondition.Compared(var column, var comparison, var moment) ->
              column.name() + " " + comparison.sql() + " " + parameter(moment);
          case VolumeCondition.Metadata(var pairs) -> pairs("volume_metadata", pairs);
          case VolumeCondition.GlanceMetadata(var pairs) -> pairs("volume_glance_metadata", pairs);
          case VolumeCondition.NotMigrationTarget() ->
              "(migration_status is null or migration_status not like 'target:%')";
          case VolumeCondition.Never() -> "false";
        });
  }

  private String pairs(String table, Map<String, String> pairs) {
    List<String> all = new ArrayList<>(List.of("true"));
    pairs.forEach((key, value) ->
        all.add(
            "exists (select 1 from %s m where m.volume_id = volumes.id and m.key = %s and m.value = %s)"
                .formatted(table, parameter(key), parameter(value))));
    return String.join(" and ", all);
  }

  private String parameter(Object value) {
    String name = "p" + parameters.size();
    parameters.put(name, value);
    return ":" + name;
  }

  private static String escaped(String part) {
    return part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  /// A page in the query's order, after its marker.
  String page(VolumeQuery query, @Nullable Map<String, @Nullable Object> marker) {
    if (marker != null) {
      conditions.add(query.order().after(marker, parameters));
    }
    return "select * from volumes where "
        + String.join(" and ", conditions)
        + " order by "
        + query.order().orderBy()
        + " limit "
        + query.limit()
        + " offset "
        + query.offset();
  }

  /// How many there are in all.
  String count() {
    return "select count(*) from volumes where " + String.join(" and ", conditions);
  }

  /// The values that the text refers to.
  Map<String, Object> parameters() {
    return parameters;
  }
}
