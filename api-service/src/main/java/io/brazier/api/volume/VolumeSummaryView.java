package io.brazier.api.volume;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The reply to `GET /volumes/summary`.
///
/// @param totalCount how many volumes
/// @param totalSize their sizes together, GiB
/// @param metadata the distinct values of each key; null, and then not shown, below 3.36
record VolumeSummaryView(
    @JsonProperty("total_count") long totalCount,
    @JsonProperty("total_size") long totalSize,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, List<String>> metadata) {}
