package io.brazier.api.volume.create;

import static io.brazier.api.volume.create.CreateVolumeKeys.CONTEXT;
import static io.brazier.api.volume.create.CreateVolumeKeys.EXTRACTED;
import static io.brazier.api.volume.create.CreateVolumeKeys.REQUEST;
import static io.brazier.api.volume.create.CreateVolumeKeys.RESERVATIONS;
import static io.brazier.api.volume.create.CreateVolumeKeys.VOLUME;

import io.brazier.context.Identifiers;
import io.brazier.context.RequestContext;
import io.brazier.flow.Inputs;
import io.brazier.flow.Task;
import io.brazier.volume.NewVolume;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeMetadataRepository;
import io.brazier.volume.VolumeRepository;
import jakarta.inject.Singleton;
import java.util.List;

/// Writes the volume's row, `creating`. Taken back by the transaction.
@Singleton
final class EntryCreateTask extends Task<Volume> {

  private final VolumeRepository volumes;
  private final VolumeMetadataRepository metadata;
  private final Identifiers identifiers;

  EntryCreateTask(
      VolumeRepository volumes, VolumeMetadataRepository metadata, Identifiers identifiers) {
    super(VOLUME, needs(CONTEXT, REQUEST, EXTRACTED, RESERVATIONS));
    this.volumes = volumes;
    this.metadata = metadata;
    this.identifiers = identifiers;
  }

  @Override
  protected Volume execute(Inputs in) {
    RequestContext context = in.get(CONTEXT);
    CreateVolumeRequest request = in.get(REQUEST);
    ExtractedRequest extracted = in.get(EXTRACTED);
    List<String> zones = extracted.availabilityZones();
    RequestedSource source = extracted.source();
    Volume volume =
        volumes.insert(
            new NewVolume(
                new VolumeId(identifiers.next().toString()),
                context.requiredProjectId(),
                context.userId(),
                extracted.size(),
                request.name(),
                request.description(),
                extracted.volumeTypeId(),
                zones.size() == 1 ? zones.getFirst() : null,
                extracted.multiattach(),
                request.metadata(),
                source == null ? NewVolume.Origin.BLANK : source.origin()));
    if (source != null) {
      metadata.copyImage(source.volume().id().value(), volume.id().value());
    }
    return volume;
  }
}
