package io.brazier.api.volumetype;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.brazier.api.links.Link;
import java.util.List;

/// A page of volume types.
///
/// @param volumeTypes the page
/// @param links the link to the next page; empty, and then not shown, if this is the last
record VolumeTypeListView(
    @JsonProperty("volume_types") List<VolumeTypeView> volumeTypes,
    @JsonProperty("volume_type_links") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Link> links) {

  VolumeTypeListView {
    volumeTypes = List.copyOf(volumeTypes);
    links = List.copyOf(links);
  }
}
