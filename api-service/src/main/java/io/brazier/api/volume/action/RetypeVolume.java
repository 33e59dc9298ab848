package io.brazier.api.volume.action;

import io.brazier.api.action.Action;
import io.brazier.api.policy.Policy;
import io.brazier.api.policy.PolicyTarget;
import io.brazier.api.schema.BodyFields;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schemas;
import io.brazier.bus.Topic;
import io.brazier.context.RequestContext;
import io.brazier.context.Requester;
import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.message.RequestSpec;
import io.brazier.message.RetypeVolumeArguments;
import io.brazier.operation.Operation;
import io.brazier.quota.QuotaDelta;
import io.brazier.quota.Quotas;
import io.brazier.resource.Status;
import io.brazier.unit.Gibibytes;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeMoveRepository;
import io.brazier.volume.VolumeRepository;
import io.brazier.volume.VolumeStatus;
import io.brazier.volumetype.ExtraSpecs;
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

/// Accepts that a volume gets another type (`cinder/volume/api.py: retype`): the status goes to
/// `retyping`, the quota of both types is held, and a scheduler is to say whether the volume's own
/// pool has what the new type asks for.
@ApplicationScoped
class RetypeVolume {

  private static final String NEVER = "never";
  private static final ObjectSchema PARAMETERS =
      ObjectSchema.closed()
          .required("new_type", Schemas.text())
          .optional("migration_policy", Schemas.oneOf("on-demand", NEVER));
  private static final Set<Status> ANY = Set.of(VolumeStatus.AVAILABLE, VolumeStatus.IN_USE);

  private final VolumeRepository volumes;
  private final VolumeMoveRepository moves;
  private final SpecifiedTypeRepository types;
  private final Quotas quotas;
  private final Workers workers;
  private final Policy policy;

  RetypeVolume(
      VolumeRepository volumes,
      VolumeMoveRepository moves,
      SpecifiedTypeRepository types,
      Quotas quotas,
      Workers workers,
      Policy policy) {
    this.volumes = volumes;
    this.moves = moves;
    this.types = types;
    this.quotas = quotas;
    this.workers = workers;
    this.policy = policy;
  }

  /// `os-retype` of volumes.
  @Produces
  @Singleton
  Action<Volume> osRetype() {
    return Action.accepted(
        "os-retype",
        PARAMETERS,
        "volume:retype",
        (volume, parameters, request) -> retype(volume, parameters, request.context()));
  }

  /// Accepts it in one transaction.
  ///
  /// @param volume as it was read and as the caller may retype it
  /// @throws Fault.NotFound if there is no such type that the caller may see; Cinder also takes
  ///   private ones of others
  /// @throws Fault.Invalid if the type does not take the volume, or the volume's state forbids it;
  ///   nothing is written then
  /// @throws Fault.OverLimit if the new type's quota does
  @Transactional
  public void retype(Volume volume, BodyFields parameters, RequestContext context) {
    String wanted = parameters.text("new_type").orElseThrow();
    SpecifiedType type =
        types
            .findVisible(wanted, Scope.visibleTo(context))
            .orElseThrow(() -> Fault.NotFound.volumeType(wanted));
    type.requireUnencrypted();
    type.requireFitting(new Gibibytes(volume.size()));
    volumes.hold(volume);
    if (!moves.startRetyping(volume, retypable(volume, type, context), type.id())) {
      throw Fault.Invalid.volume(
          "Retype needs volume to be in available or in-use state, not be part of an active"
              + " migration or a consistency group, requested type has to be different that the one"
              + " from the volume, and for in-use volumes front-end qos specs cannot change.");
    }
    NewWork work =
        NewWork.of(
                Operation.RETYPE_VOLUME,
                volume.id().value(),
                Topic.SCHEDULER,
                Requester.onBehalf(context, volume.projectId()))
            .with(
                new RetypeVolumeArguments(
                    needs(volume, type), parameters.text("migration_policy").orElse(NEVER)));
    workers.accept(
        volume.useQuota()
            ? work.holding(quotas.reserve(volume.projectId(), delta(volume, type)))
            : work);
  }

  /// How often a volume may be attached is not changed while it is.
  private Set<Status> retypable(Volume volume, SpecifiedType type, RequestContext context) {
    boolean several = ExtraSpecs.multiattach(type.requiredSpecs());
    if (several == volume.multiattach()) {
      return ANY;
    }
    if (!volume.status().equals(VolumeStatus.AVAILABLE)) {
      throw Fault.Invalid.input(
          "Invalid volume_type passed, retypes affecting multiattach are only allowed on available"
              + " volumes, the specified volume however currently has a status of: %s."
                  .formatted(volume.status()));
    }
    if (several) {
      policy.check(
          "volume:multiattach", context, PolicyTarget.owned(volume.projectId(), volume.userId()));
    }
    return Set.of(VolumeStatus.AVAILABLE);
  }

  private QuotaDelta delta(Volume volume, SpecifiedType type) {
    return quotas.retypeDelta(
        volume.volumeTypeId(), type.id(), volume.size(), moves.snapshotSizes(volume));
  }

  /// What the volume's own pool must have.
  private static RequestSpec needs(Volume volume, SpecifiedType type) {
    String zone = volume.availabilityZone();
    List<String> zones =
        ExtraSpecs.zones(type.requiredSpecs())
            .orElseGet(() -> zone == null ? List.of() : List.of(zone));
    return new RequestSpec(0, type.id(), type.requiredSpecs(), zones, volume.host(), Map.of());
  }
}
