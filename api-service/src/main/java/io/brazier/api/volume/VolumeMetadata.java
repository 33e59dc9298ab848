package io.brazier.api.volume;

import io.brazier.api.keyvalue.ItemLimit;
import io.brazier.api.keyvalue.KeyValueForm;
import io.brazier.api.keyvalue.KeyValueKind;
import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.schema.Schemas;
import io.brazier.api.volume.action.VolumeGate;
import io.brazier.fault.Fault;
import io.brazier.keyvalue.KeyValueRepository;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeMetadataRepository;
import jakarta.inject.Singleton;
import java.util.Map;

/// The metadata of volumes, as tenants change it.
@Singleton
class VolumeMetadata implements KeyValueKind<String> {

  private static final KeyValueForm FORM =
      KeyValueForm.metadata(Schemas.metadata(), Schemas.metadataItem());
  private static final ApiVersion TAGGED_SINCE = ApiVersion.of("3.15");

  private final VolumeReader reader;
  private final VolumeGate gate;
  private final VolumeMetadataRepository metadata;
  private final ItemLimit limit;

  VolumeMetadata(
      VolumeReader reader, VolumeGate gate, VolumeMetadataRepository metadata, ItemLimit limit) {
    this.reader = reader;
    this.gate = gate;
    this.metadata = metadata;
    this.limit = limit;
  }

  @Override
  public KeyValueForm form() {
    return FORM;
  }

  @Override
  public KeyValueRepository<String> pairs() {
    return metadata;
  }

  @Override
  public void admit(Visit visit) {
    String verb = visit.access().reads() ? "get" : visit.access().word();
    reader.permitted(visit.owner(), "volume:" + verb + "_volume_metadata", visit.context());
  }

  @Override
  public void hold(String owner) {
    gate.holdForMetadata(new VolumeId(owner));
  }

  @Override
  public void check(Map<String, String> all) {
    limit.require(all);
  }

  @Override
  public Fault.NotFound missing(String owner, String key) {
    return Fault.NotFound.volumeMetadata(owner, key);
  }

  @Override
  public boolean tagged(ApiVersion version) {
    return version.atLeast(TAGGED_SINCE);
  }
}
