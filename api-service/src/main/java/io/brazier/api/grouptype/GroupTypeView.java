package io.brazier.api.grouptype;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.brazier.grouptype.GroupType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A group type as a client sees it (`cinder/api/v3/views/group_types.py`).
///
/// @param groupSpecs null, and then not shown, to whom policy does not show them
record GroupTypeView(
    String id,
    String name,
    @Nullable String description,
    @JsonProperty("is_public") boolean isPublic,
    @JsonProperty("group_specs")
        @JsonInclude(value = JsonInclude.Include.NON_NULL, content = JsonInclude.Include.ALWAYS)
        @Nullable Map<String, @Nullable String> groupSpecs) {

  static GroupTypeView of(GroupType type, @Nullable Map<String, @Nullable String> specs) {
    return new GroupTypeView(type.id(), type.name(), type.description(), type.isPublic(), specs);
  }
}
