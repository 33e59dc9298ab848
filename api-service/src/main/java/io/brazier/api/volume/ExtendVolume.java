package io.brazier.api.volume;

import io.brazier.api.action.Action;
import io.brazier.api.policy.Policy;
import io.brazier.api.policy.PolicyTarget;
import io.brazier.api.request.CurrentRequest;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schemas;
import io.brazier.bus.Topic;
import io.brazier.context.RequestContext;
import io.brazier.context.Requester;
import io.brazier.fault.Fault;
import io.brazier.message.ExtendVolumeArguments;
import io.brazier.message.RequestSpec;
import io.brazier.operation.Operation;
import io.brazier.quota.QuotaDelta;
import io.brazier.quota.Quotas;
import io.brazier.quota.ReservationId;
import io.brazier.resource.Status;
import io.brazier.unit.Gibibytes;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeRepository;
import io.brazier.volume.VolumeStatus;
import io.brazier.volumetype.SpecifiedType;
import io.brazier.volumetype.SpecifiedTypeRepository;
import io.brazier.work.NewWork;
import io.brazier.work.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Accepts that a volume becomes larger (`cinder/volume/api.py: extend`): the status goes to
/// `extending`, the quota of the difference is held, and a scheduler is to claim its room.
@ApplicationScoped
class ExtendVolume {

  private static final String ATTACHED_SINCE = "3.42";
  private static final ObjectSchema PARAMETERS =
      ObjectSchema.closed().required("new_size", Schemas.size());

  private final VolumeRepository volumes;
  private final SpecifiedTypeRepository types;
  private final Quotas quotas;
  private final Workers workers;
  private final Policy policy;

  ExtendVolume(
      VolumeRepository volumes,
      SpecifiedTypeRepository types,
      Quotas quotas,
      Workers workers,
      Policy policy) {
    this.volumes = volumes;
    this.types = types;
    this.quotas = quotas;
    this.workers = workers;
    this.policy = policy;
  }

  /// `os-extend` of volumes, whose policy rule depends on where the volume is.
  @Produces
  @Singleton
  Action<Volume> osExtend() {
    return Action.accepted(
        "os-extend",
        PARAMETERS,
        "volume:extend",
        (volume, parameters, request) ->
            extend(volume, parameters.integer("new_size").orElseThrow(), request));
  }

  /// Accepts it in one transaction.
  ///
  /// @param volume as it was read and as the caller may extend it
  /// @throws Fault.Invalid if it is no growth, or the volume's status or type forbids it; nothing
  ///   is written then
  /// @throws Fault.NotFound if it is gone, or given to another project
  /// @throws Fault.OverLimit if the project's quota does
  @Transactional
  public void extend(Volume volume, int newSizeGib, CurrentRequest request) {
    RequestContext context = request.context();
    Set<Status> from = extendable(volume, request);
    int added = newSizeGib - volume.size();
    if (added <= 0) {
      throw Fault.Invalid.input(
          "New size for extend must be greater than current size. (current: %d, extended: %d)."
              .formatted(volume.size(), newSizeGib));
    }
    SpecifiedType type = types.get(volume.volumeTypeId());
    type.requireFitting(new Gibibytes(newSizeGib));
    volumes.hold(volume);
    if (!volumes.startExtending(volume.id(), from, volume.size())) {
      throw refusal(volume, from);
    }
    ReservationId held =
        quotas.reserve(
            volume.projectId(), QuotaDelta.ofGrowth(volume.volumeTypeId(), added, newSizeGib));
    workers.accept(
        NewWork.of(
                Operation.EXTEND_VOLUME,
                volume.id().value(),
                Topic.SCHEDULER,
                Requester.onBehalf(context, volume.projectId()))
            .with(new ExtendVolumeArguments(growth(volume, type, added), newSizeGib))
            .holding(held));
  }

  /// From 3.42 on a volume in use may grow too, for whom policy lets it.
  private Set<Status> extendable(Volume volume, CurrentRequest request) {
    if (!request.atLeast(ATTACHED_SINCE) || !volume.status().equals(VolumeStatus.IN_USE)) {
      return Set.of(VolumeStatus.AVAILABLE);
    }
    policy.check(
        "volume:extend_attached_volume",
        request.context(),
        PolicyTarget.owned(volume.projectId(), volume.userId()));
    return Set.of(VolumeStatus.IN_USE);
  }

  /// What the volume's own pool must have room for.
  private static RequestSpec growth(Volume volume, SpecifiedType type, int added) {
    return new RequestSpec(
        added, type.id(), type.requiredSpecs(), List.of(), volume.host(), Map.of());
  }

  private static Fault.Invalid refusal(Volume volume, Set<Status> from) {
    return Fault.Invalid.volume(
        "Volume %s status must be '%s' to extend, currently %s."
            .formatted(volume.id(), from.iterator().next(), volume.status()));
  }
}
