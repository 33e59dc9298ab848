package io.brazier.volumetype;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The SQL of a list of volume types: text of ours, values of the client's as parameters. There are
/// few types, so it needs no index but that of the access list, `volume_type_projects_pkey`.
final class VolumeTypeListing {

  private final List<String> conditions = new ArrayList<>(List.of("not deleted"));
  private final Map<String, Object> parameters = new HashMap<>();

  VolumeTypeListing(List<VolumeTypeCondition> wanted) {
    wanted.forEach(this::add);
  }

  private void add(VolumeTypeCondition condition) {
    conditions.add(
        switch (condition) {
          case VolumeTypeCondition.OfferedTo(var projectId) -> offered(projectId);
          case VolumeTypeCondition.Private() -> "not is_public";
          case VolumeTypeCondition.Equal(var column, var text) ->
              column.name() + " = " + parameter(text);
          case VolumeTypeCondition.Specs(var specs) -> specs(specs);
          case VolumeTypeCondition.Never() -> "false";
        });
  }

  private String offered(String projectId) {
    return "(is_public or exists (select 1 from volume_type_projects p"
        + " where p.volume_type_id = volume_types.id and p.project_id = %s))"
            .formatted(parameter(projectId));
  }

  private String specs(Map<String, String> specs) {
    List<String> all = new ArrayList<>(List.of("true"));
    specs.forEach((key, value) ->
        all.add(
            "exists (select 1 from volume_type_extra_specs s where s.volume_type_id = volume_types.id and s.key = %s and s.value = %s)"
                .formatted(parameter(key), parameter(value))));
    return String.join(" and ", all);
  }

  private String parameter(Object value) {
    String name = "p" + parameters.size();
    parameters.put(name, value);
    return ":" + name;
  }

  /// A page in the query's order, after its marker.
  String page(VolumeTypeQuery query, @Nullable Map<String, @Nullable Object> marker) {
    if (marker != null) {
      conditions.add(query.order().after(marker, parameters));
    }
    return "select * from volume_types where %s order by %s limit %d offset %d"
        .formatted(
            String.join(" and ", conditions),
            query.order().orderBy(),
            query.limit(),
            query.offset());
  }

  /// The values that the text refers to.
  Map<String, Object> parameters() {
    return parameters;
  }
}
