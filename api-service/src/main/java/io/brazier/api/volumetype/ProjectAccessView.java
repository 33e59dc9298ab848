package io.brazier.api.volumetype;

import com.fasterxml.jackson.annotation.JsonProperty;

/// An entry of the list of those who may use a private type.
///
/// @param volumeTypeId the type
/// @param projectId the project
record ProjectAccessView(
    @JsonProperty("volume_type_id") String volumeTypeId,
    @JsonProperty("project_id") String projectId) {}
