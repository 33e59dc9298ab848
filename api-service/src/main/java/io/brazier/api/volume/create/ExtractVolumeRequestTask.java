package io.brazier.api.volume.create;

import static io.brazier.api.volume.create.CreateVolumeKeys.CONTEXT;
import static io.brazier.api.volume.create.CreateVolumeKeys.EXTRACTED;
import static io.brazier.api.volume.create.CreateVolumeKeys.REQUEST;

import io.brazier.api.keyvalue.ItemLimit;
import io.brazier.api.policy.Policy;
import io.brazier.context.RequestContext;
import io.brazier.fault.Fault;
import io.brazier.flow.Inputs;
import io.brazier.flow.Task;
import io.brazier.unit.Gibibytes;
import io.brazier.volumetype.ExtraSpecs;
import io.brazier.volumetype.SpecifiedType;
import jakarta.inject.Singleton;
import java.util.List;

/// Fills in the defaults and checks every rule that needs no lock: size, type, zone, destination.
@Singleton
final class ExtractVolumeRequestTask extends Task<ExtractedRequest> {

  private final RequestedType types;
  private final RequestedZones zones;
  private final RequestedDestination destinations;
  private final Policy policy;
  private final ItemLimit metadata;

  ExtractVolumeRequestTask(
      RequestedType types,
      RequestedZones zones,
      RequestedDestination destinations,
      Policy policy,
      ItemLimit metadata) {
    super(EXTRACTED, needs(CONTEXT, REQUEST));
    this.types = types;
    this.zones = zones;
    this.destinations = destinations;
    this.policy = policy;
    this.metadata = metadata;
  }

  @Override
  protected ExtractedRequest execute(Inputs in) {
    RequestContext context = in.get(CONTEXT);
    CreateVolumeRequest request = in.get(REQUEST);
    SpecifiedType type = types.find(request.volumeType(), context);
    policy.checkOwn("volume:create", context);
    boolean multiattach = ExtraSpecs.multiattach(type.requiredSpecs());
    if (multiattach) {
      policy.checkOwn("volume:multiattach", context);
    }
    metadata.require(request.metadata());
    Gibibytes size = size(request);
    type.requireFitting(size);
    type.requireUnencrypted();
    List<String> allowed = zones.choose(request.availabilityZone(), type.requiredSpecs());
    return new ExtractedRequest(
        size,
        type.id(),
        type.name(),
        type.requiredSpecs(),
        allowed,
        multiattach,
        destinations.find(request.schedulerHints(), context));
  }

  private static Gibibytes size(CreateVolumeRequest request) {
    Integer size = request.sizeGib();
    if (size == null) {
      throw Fault.Invalid.input(
          "Volume size must be an integer and greater than 0, and 'size' is missing.");
    }
    return new Gibibytes(size);
  }
}
