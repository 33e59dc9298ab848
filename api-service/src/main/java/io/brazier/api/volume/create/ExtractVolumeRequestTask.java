package io.brazier.api.volume.create;

import static io.brazier.api.volume.create.CreateVolumeKeys.CONTEXT;
import static io.brazier.api.volume.create.CreateVolumeKeys.EXTRACTED;
import static io.brazier.api.volume.create.CreateVolumeKeys.REQUEST;
import static java.util.Objects.requireNonNull;

import io.brazier.api.keyvalue.ItemLimit;
import io.brazier.api.policy.Policy;
import io.brazier.backend.BackendAddress;
import io.brazier.context.RequestContext;
import io.brazier.fault.Fault;
import io.brazier.flow.Inputs;
import io.brazier.flow.Task;
import io.brazier.unit.Gibibytes;
import io.brazier.volumetype.ExtraSpecs;
import io.brazier.volumetype.SpecifiedType;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// Fills in the defaults and checks every rule that needs no lock: size, type, zone, destination.
@Singleton
final class ExtractVolumeRequestTask extends Task<ExtractedRequest> {

  private final RequestedType types;
  private final RequestedSources sources;
  private final RequestedZones zones;
  private final RequestedDestination destinations;
  private final Policy policy;
  private final ItemLimit metadata;

  ExtractVolumeRequestTask(
      RequestedType types,
      RequestedSources sources,
      RequestedZones zones,
      RequestedDestination destinations,
      Policy policy,
      ItemLimit metadata) {
    super(EXTRACTED, needs(CONTEXT, REQUEST));
    this.types = types;
    this.sources = sources;
    this.zones = zones;
    this.destinations = destinations;
    this.policy = policy;
    this.metadata = metadata;
  }

  @Override
  protected ExtractedRequest execute(Inputs in) {
    RequestContext context = in.get(CONTEXT);
    CreateVolumeRequest request = in.get(REQUEST);
    SpecifiedType named =
        request.volumeType() == null ? null : types.find(request.volumeType(), context);
    @Nullable RequestedSource source = sources.find(request.sources(), context).orElse(null);
    policy.checkOwn("volume:create", context);
    SpecifiedType type = named == null ? fallback(source, context) : named;
    boolean multiattach = ExtraSpecs.multiattach(type.requiredSpecs());
    if (multiattach) {
      policy.checkOwn("volume:multiattach", context);
    }
    metadata.require(request.metadata());
    Gibibytes size = size(request, source);
    type.requireFitting(size);
    type.requireUnencrypted();
    BackendAddress destination = destinations.find(request.schedulerHints(), context);
    return new ExtractedRequest(
        size,
        type.id(),
        type.name(),
        type.requiredSpecs(),
        zones.choose(zone(request, source, type, size), type.requiredSpecs()),
        multiattach,
        source == null ? destination : place(source, destination),
        source);
  }

  private SpecifiedType fallback(@Nullable RequestedSource source, RequestContext context) {
    return source == null ? types.find(null, context) : sources.typeOf(source);
  }

  /// The zone that is asked for, once the source is one that the volume can be made from.
  private @Nullable String zone(
      CreateVolumeRequest request,
      @Nullable RequestedSource source,
      SpecifiedType type,
      Gibibytes size) {
    String wanted = request.availabilityZone();
    if (source == null) {
      return wanted;
    }
    sources.requireCompatible(source, type);
    source.requireReady();
    source.requireFitting(size);
    return source.requireSameZone(wanted);
  }

  /// A volume is made where its source is.
  private static BackendAddress place(
      RequestedSource source, @Nullable BackendAddress destination) {
    BackendAddress own = BackendAddress.parse(requireNonNull(source.volume().host(), "host"));
    if (destination != null && !destination.equals(own)) {
      throw Fault.Invalid.input(
          "scheduler hint host: a volume is made where its source is, which is elsewhere.");
    }
    return own;
  }

  private static Gibibytes size(CreateVolumeRequest request, @Nullable RequestedSource source) {
    Integer size = request.sizeGib();
    if (size == null && source != null) {
      return new Gibibytes(source.sizeGib());
    }
    if (size == null) {
      throw Fault.Invalid.input(
          "Volume size must be an integer and greater than 0, and 'size' is missing.");
    }
    return new Gibibytes(size);
  }
}
