package io.brazier.api.transfer;

import com.fasterxml.jackson.annotation.JsonValue;
import io.brazier.api.request.CurrentRequest;
import io.brazier.api.view.Fields;
import io.brazier.api.view.WireTime;
import io.brazier.transfer.Transfer;
import io.brazier.transfer.TransferRepository.Offer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A transfer as a client sees it (`cinder/api/views/transfers.py`), by the version and whichever
/// of the two paths was asked.
///
/// @param keys in Cinder's order
record TransferView(@JsonValue Map<String, @Nullable Object> keys) {

  private record Seen(Transfer transfer, CurrentRequest request) {}

  private static final Fields<Seen> SUMMARY =
      Fields.<Seen>none()
          .add("id", seen -> seen.transfer().id())
          .add("volume_id", seen -> seen.transfer().volumeId().value())
          .add("name", seen -> seen.transfer().displayName())
          .add(
              "links",
              seen -> seen.request().links().of("os-volume-transfer", seen.transfer().id()));

  private static final Fields<Seen> DETAIL =
      SUMMARY
          .add("created_at", seen -> WireTime.of(seen.transfer().createdAt()))
          .add("no_snapshots", seen -> seen.transfer().noSnapshots())
          .since("3.55")
          .add("source_project_id", seen -> seen.transfer().sourceProjectId())
          .since("3.57")
          .add("destination_project_id", seen -> seen.transfer().destinationProjectId())
          .since("3.57")
          .add("accepted", seen -> seen.transfer().accepted())
          .since("3.57");

  /// The entry of a plain list, and the reply to an acceptance.
  static TransferView summary(Transfer transfer, CurrentRequest request) {
    return new TransferView(SUMMARY.of(new Seen(transfer, request), request.version()));
  }

  /// What show and the detailed list give.
  static TransferView detail(Transfer transfer, CurrentRequest request) {
    return new TransferView(DETAIL.of(new Seen(transfer, request), request.version()));
  }

  /// The reply to a create, which alone has the key.
  static TransferView created(Offer offer, CurrentRequest request) {
    Map<String, @Nullable Object> keys =
        new LinkedHashMap<>(detail(offer.transfer(), request).keys());
    keys.put("auth_key", offer.authKey());
    return new TransferView(Collections.unmodifiableMap(keys));
  }

  /// Without the key.
  @Override
  public String toString() {
    return "transfer " + keys.get("id");
  }
}
