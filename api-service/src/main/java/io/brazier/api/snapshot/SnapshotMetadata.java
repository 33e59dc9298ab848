package io.brazier.api.snapshot;

import io.brazier.api.keyvalue.ItemLimit;
import io.brazier.api.keyvalue.KeyValueForm;
import io.brazier.api.keyvalue.KeyValueKind;
import io.brazier.api.schema.Schemas;
import io.brazier.fault.Fault;
import io.brazier.keyvalue.KeyValueRepository;
import io.brazier.snapshot.SnapshotId;
import io.brazier.snapshot.SnapshotRepository;
import jakarta.inject.Singleton;
import java.util.Map;

/// The metadata of snapshots, as tenants change it. Two policy rules serve all changes.
@Singleton
class SnapshotMetadata implements KeyValueKind<String> {

  private static final KeyValueForm FORM =
      KeyValueForm.metadata(Schemas.snapshotMetadata(), Schemas.snapshotMetadataItem());

  private final SnapshotReader reader;
  private final SnapshotRepository snapshots;
  private final ItemLimit limit;

  SnapshotMetadata(SnapshotReader reader, SnapshotRepository snapshots, ItemLimit limit) {
    this.reader = reader;
    this.snapshots = snapshots;
    this.limit = limit;
  }

  @Override
  public KeyValueForm form() {
    return FORM;
  }

  @Override
  public KeyValueRepository<String> pairs() {
    return snapshots.metadata();
  }

  @Override
  public void admit(Visit visit) {
    String verb =
        switch (visit.access()) {
          case INDEX, SHOW -> "get";
          case CREATE, UPDATE -> "update";
          case DELETE -> "delete";
        };
    reader.permitted(visit.owner(), "volume:" + verb + "_snapshot_metadata", visit.context());
  }

  @Override
  public void hold(String owner) {
    snapshots.hold(new SnapshotId(owner));
  }

  @Override
  public void check(Map<String, String> all) {
    limit.require(all);
  }

  @Override
  public Fault.NotFound missing(String owner, String key) {
    return Fault.NotFound.snapshotMetadata(owner, key);
  }
}
