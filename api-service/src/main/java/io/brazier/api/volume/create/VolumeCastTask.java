package io.brazier.api.volume.create;

import static io.brazier.api.volume.create.CreateVolumeKeys.CONTEXT;
import static io.brazier.api.volume.create.CreateVolumeKeys.EXTRACTED;
import static io.brazier.api.volume.create.CreateVolumeKeys.REQUEST;
import static io.brazier.api.volume.create.CreateVolumeKeys.VOLUME;

import io.brazier.backend.BackendAddress;
import io.brazier.backend.BackendPoolRepository;
import io.brazier.bus.Topic;
import io.brazier.context.Requester;
import io.brazier.flow.Inputs;
import io.brazier.flow.Nothing;
import io.brazier.flow.Task;
import io.brazier.message.CreateVolumeArguments;
import io.brazier.message.RequestSpec;
import io.brazier.message.RetryState;
import io.brazier.operation.Operation;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeRepository;
import io.brazier.work.NewWork;
import io.brazier.work.Workers;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the work down, to be cast after the commit: to the schedulers, or, if the request names
/// its pool, straight to the volume service there. What is made from a source is claimed by a
/// scheduler on the pool of that.
@Singleton
final class VolumeCastTask extends Task<Nothing> {

  private final Workers workers;
  private final VolumeRepository volumes;
  private final BackendPoolRepository pools;

  VolumeCastTask(Workers workers, VolumeRepository volumes, BackendPoolRepository pools) {
    super(needs(CONTEXT, REQUEST, EXTRACTED, VOLUME));
    this.workers = workers;
    this.volumes = volumes;
    this.pools = pools;
  }

  @Override
  protected Nothing execute(Inputs in) {
    Volume volume = in.get(VOLUME);
    ExtractedRequest extracted = in.get(EXTRACTED);
    BackendAddress destination = extracted.destination();
    RequestSpec spec =
        new RequestSpec(
            volume.size(),
            extracted.volumeTypeId(),
            extracted.extraSpecs(),
            extracted.availabilityZones(),
            text(destination),
            in.get(REQUEST).schedulerHints());
    Topic topic = Topic.SCHEDULER;
    RetryState retry = RetryState.NONE;
    RequestedSource source = extracted.source();
    if (destination != null && source == null) {
      place(volume, destination, extracted);
      topic = Topic.volume(destination, Operation.CREATE_VOLUME.pace());
      retry = new RetryState(1, List.of(destination.toString()), null);
    }
    workers.accept(
        NewWork.of(
                source == null ? Operation.CREATE_VOLUME : Operation.CREATE_VOLUME_FROM,
                volume.id().value(),
                topic,
                Requester.of(in.get(CONTEXT)))
            .with(
                new CreateVolumeArguments(
                    spec, retry, false, source == null ? null : source.forServices()))
            .after(in.times()));
    return Nothing.NOTHING;
  }

  /// The administrator's word is not weighed against the pool's capacity, but it is counted.
  private void place(Volume volume, BackendAddress destination, ExtractedRequest extracted) {
    volumes.place(volume.id(), destination, extracted.availabilityZones().getFirst());
    pools.claimUnchecked(destination, volume.size());
  }

  private static @Nullable String text(@Nullable BackendAddress address) {
    return address == null ? null : address.toString();
  }
}
