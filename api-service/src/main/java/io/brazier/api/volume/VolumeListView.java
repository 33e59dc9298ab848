package io.brazier.api.volume;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.brazier.api.links.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of volumes.
///
/// @param volumes the page
/// @param links the link to the next page; empty, and then not shown, if this is the last
/// @param count how many there are in all; null, and then not shown, unless asked for
record VolumeListView(
    List<VolumeView> volumes,
    @JsonProperty("volumes_links") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Link> links,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long count) {}
