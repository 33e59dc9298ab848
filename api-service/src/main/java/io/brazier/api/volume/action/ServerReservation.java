package io.brazier.api.volume.action;

import io.brazier.api.action.Action;
import io.brazier.api.schema.Schemas;
import io.brazier.fault.Fault;
import io.brazier.resource.Status;
import io.brazier.resource.Transition;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeRepository;
import io.brazier.volume.VolumeTransition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

/// The marks that a compute service sets before it attaches or detaches a volume, and takes back
/// when it does not (`cinder/volume/api.py: reserve_volume` and its neighbours). What is taken back
/// and was not there is no mistake.
@ApplicationScoped
class ServerReservation {

  private static final String RULE = "volume_extension:volume_actions:";

  private final VolumeRepository volumes;

  ServerReservation(VolumeRepository volumes) {
    this.volumes = volumes;
  }

  /// `os-reserve`.
  @Produces
  @Singleton
  Action<Volume> osReserve() {
    return action("reserve", this::reserve);
  }

  /// `os-unreserve`.
  @Produces
  @Singleton
  Action<Volume> osUnreserve() {
    return action("unreserve", this::unreserve);
  }

  /// `os-begin_detaching`.
  @Produces
  @Singleton
  Action<Volume> osBeginDetaching() {
    return action("begin_detaching", this::beginDetaching);
  }

  /// `os-roll_detaching`.
  @Produces
  @Singleton
  Action<Volume> osRollDetaching() {
    return action("roll_detaching", this::rollDetaching);
  }

  private interface Step {
    void take(Volume volume);
  }

  private static Action<Volume> action(String word, Step step) {
    return Action.accepted(
        "os-" + word, Schemas.any(), RULE + word, (volume, _, _) -> step.take(volume));
  }

  /// Marks it as about to be attached.
  ///
  /// @throws Fault.Invalid unless the volume is available, or in use and for several servers
  @Transactional
  public void reserve(Volume volume) {
    Transition step =
        volume.multiattach() ? VolumeTransition.RESERVED_AGAIN : VolumeTransition.RESERVED;
    Status status = volumes.held(volume);
    if (!volumes.transition(volume.id(), step)) {
      throw Fault.Invalid.volume(
          "Volume status must be %s to reserve, but the current status is %s."
              .formatted(volume.multiattach() ? "available or in-use" : "available", status));
    }
  }

  @Transactional
  public void unreserve(Volume volume) {
    volumes.hold(volume);
    volumes.unreserve(volume.id());
  }

  /// Marks it as about to be detached.
  ///
  /// @throws Fault.Invalid unless the volume is in use and attached; one that migrates stays as it
  ///   is
  @Transactional
  public void beginDetaching(Volume volume) {
    volumes.hold(volume);
    if (!volumes.beginDetaching(volume.id()) && !migrates(volume)) {
      throw Fault.Invalid.volume(
          "Unable to detach volume. Volume status must be 'in-use' and attach_status must be"
              + " 'attached' to detach.");
    }
  }

  private boolean migrates(Volume volume) {
    return volumes.findLive(volume.id()).filter(Volume::migrates).isPresent();
  }

  @Transactional
  public void rollDetaching(Volume volume) {
    volumes.hold(volume);
    volumes.transition(volume.id(), VolumeTransition.NOT_DETACHED);
  }
}
