package io.brazier.api.keyvalue;

import io.brazier.api.request.ApiConfig;
import io.brazier.fault.Fault;
import jakarta.inject.Singleton;
import java.util.Map;

/// How many metadata items a resource may have: every list of details reads them all.
@Singleton
public class ItemLimit {

  private final int most;

  ItemLimit(ApiConfig config) {
    this.most = config.maxMetadataItems();
  }

  /// Refuses more.
  ///
  /// @param all what the resource would have
  /// @throws Fault.OverLimit if they are too many
  public void require(Map<String, String> all) {
    if (all.size() > most) {
      throw new Fault.OverLimit(
          "MetadataLimitExceeded",
          "Maximum number of metadata items allowed (%d) exceeded".formatted(most));
    }
  }
}
