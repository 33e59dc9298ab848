package io.brazier.e2e.fault;

import java.util.Arrays;
import java.util.List;

/// A boundary between two steps of a service, where it can be killed: the method that begins the
/// next one.
public enum Step {
  QUOTA_HELD("api", "io.brazier.api.volume.create.EntryCreateTask", "execute"),
  NOT_WRITTEN_DOWN("api", "io.brazier.work.Workers", "accept"),
  COMMITTED_NOT_CAST("api", "io.brazier.work.Caster", "cast"),
  GIVEN_NOT_COUNTED("api", "io.brazier.quota.Quotas", "move"),

  TO_BE_TAKEN("scheduler", "io.brazier.work.LeaseHolding", "take"),
  TO_BE_SCHEDULED("scheduler", "io.brazier.scheduler.create.CreateVolumeHandler", "handle"),
  CLAIMED("scheduler", "io.brazier.ending.Endings", "apply"),
  GROWTH_TO_BE_CLAIMED("scheduler", "io.brazier.scheduler.extend.ExtendVolumeHandler", "handle"),
  RETYPE_TO_BE_JUDGED("scheduler", "io.brazier.scheduler.retype.RetypeVolumeHandler", "handle"),
  SNAPSHOT_TO_BE_CLAIMED(
      "scheduler", "io.brazier.scheduler.create.CreateSnapshotHandler", "handle"),
  NOT_HANDED_ON("scheduler", "io.brazier.work.Workers", "handOn"),
  PLACED_NOT_CAST("scheduler", "io.brazier.work.Caster", "cast"),

  TO_BE_TAKEN_ON_HOST("volume", "io.brazier.work.LeaseHolding", "take"),
  CREATE_TAKEN("volume", "io.brazier.manager.create.CreateVolumeHandler", "handle"),
  TO_BE_MADE("volume", "io.brazier.driver.lvm.LvmVolumeDriver", "create"),
  MADE("volume", "io.brazier.manager.create.CreateVolumeOnFinishTask", "execute"),
  NOT_ENDED("volume", "io.brazier.work.Workers", "end"),
  EXTEND_TAKEN("volume", "io.brazier.manager.volume.ExtendVolume", "read"),
  TO_BE_EXTENDED("volume", "io.brazier.driver.lvm.LvmVolumeDriver", "extend"),
  EXTENDED("volume", "io.brazier.manager.volume.ExtendVolume", "done"),
  DELETE_TAKEN("volume", "io.brazier.manager.volume.DeleteVolume", "read"),
  TO_BE_WIPED("volume", "io.brazier.driver.lvm.Wiper", "wipe"),
  WIPED("volume", "io.brazier.driver.lvm.Lvm", "remove"),
  REMOVED("volume", "io.brazier.manager.volume.DeleteVolume", "done"),
  SNAPSHOT_TAKEN("volume", "io.brazier.manager.snapshot.CreateSnapshot", "read"),
  TO_BE_SNAPPED("volume", "io.brazier.driver.lvm.Lvm", "createSnapshot"),
  SNAPPED("volume", "io.brazier.manager.snapshot.CreateSnapshot", "done"),
  TO_BE_COPIED("volume", "io.brazier.driver.lvm.Copier", "copy"),
  TO_BE_REVERTED("volume", "io.brazier.manager.volume.RevertVolume", "perform"),
  REVERTED("volume", "io.brazier.manager.volume.RevertVolume", "done"),
  TO_BE_SPLIT("volume", "io.brazier.driver.lvm.Lvm", "split"),
  SNAPSHOT_REMOVED("volume", "io.brazier.manager.snapshot.DeleteSnapshot", "done");

  private final String service;
  private final String type;
  private final String method;

  Step(String service, String type, String method) {
    this.service = service;
    this.type = type;
    this.method = method;
  }

  /// The steps of a kind of service: `api`, `scheduler` or `volume`.
  public static List<Step> of(String service) {
    return Arrays.stream(values()).filter(step -> step.service.equals(service)).toList();
  }

  /// The class that has the method.
  String type() {
    return type;
  }

  String method() {
    return method;
  }
}
