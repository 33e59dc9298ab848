package io.brazier.api.transfer;

import io.brazier.api.list.ListView;
import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.microversion.VersionRange;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schemas;

/// The two paths to the same transfers, which take different bodies.
enum TransferFamily {
  /// The first (`cinder/api/contrib/volume_transfer.py`).
  OS_VOLUME_TRANSFER("os-volume-transfer") {
    @Override
    ObjectSchema offer() {
      return OFFER;
    }

    @Override
    boolean takesEncrypted(ApiVersion version) {
      return false;
    }
  },
  /// The one that came with snapshots (`cinder/api/v3/volume_transfer.py`).
  VOLUME_TRANSFERS("volume-transfers") {
    @Override
    ObjectSchema offer() {
      return OFFER.optional("no_snapshots", VersionRange.since("3.55"), Schemas.bool());
    }

    @Override
    boolean takesEncrypted(ApiVersion version) {
      return version.atLeast(ENCRYPTED_SINCE);
    }
  };

  private static final ApiVersion ENCRYPTED_SINCE = ApiVersion.of("3.70");
  private static final ObjectSchema OFFER =
      ObjectSchema.closed()
          .required("volume_id", Schemas.uuid())
          .optional("name", Schemas.name().orNull());

  private final String path;

  TransferFamily(String path) {
    this.path = path;
  }

  /// Where its list is.
  ListView.Place place() {
    return new ListView.Place(path, "transfers", "transfers_links");
  }

  /// What the element `transfer` of an offer must be like.
  abstract ObjectSchema offer();

  /// Whether encrypted volumes may be offered.
  abstract boolean takesEncrypted(ApiVersion version);
}
