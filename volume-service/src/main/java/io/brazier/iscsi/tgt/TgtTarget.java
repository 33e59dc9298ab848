package io.brazier.iscsi.tgt;

import io.brazier.driver.process.CommandFailure;
import io.brazier.driver.process.Pause;
import io.brazier.fault.Fault;
import io.brazier.iscsi.ChapCredentials;
import io.brazier.iscsi.ChapSecret;
import io.brazier.iscsi.Export;
import io.brazier.iscsi.ExportState;
import io.brazier.iscsi.Initiator;
import io.brazier.iscsi.Portal;
import io.brazier.iscsi.Session;
import io.brazier.iscsi.Target;
import io.brazier.iscsi.TargetConfig;
import io.brazier.iscsi.TargetNames;
import io.brazier.volume.VolumeId;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Exports by the daemon tgtd (`cinder/volume/targets/tgt.py`, which leaves access lists alone and
/// has one account for all initiators of a volume).
final class TgtTarget implements Target {

  private static final Logger LOG = Logger.getLogger(TgtTarget.class);

  /// LUN 0 is the controller of the target.
  private static final int LUN = 1;

  /// A connection is closed when the daemon comes to it.
  private static final int LOOKS = 100;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final Tgtadm tgtadm;
  private final TgtAccess access;
  private final TargetConfig config;
  private final TargetNames names;
  private final Pause pause;
  private final Lock lock;

  /// @param lock shared by all that use the same daemon: numbers of targets are chosen under it
  TgtTarget(Tgtadm tgtadm, TgtAccess access, TargetConfig config, Pause pause, Lock lock) {
    this.tgtadm = tgtadm;
    this.access = access;
    this.config = config;
    this.names = new TargetNames(config.targetPrefix());
    this.pause = pause;
    this.lock = lock;
  }

  @Override
  public void checkForSetupError() {
    List<Portal> portals = Portal.of(config);
    portals.forEach(Portal::checkAddress);
    attempt(
        "tgtd cannot be used. It must run on this host, and listen at the configured addresses or"
            + " at none of the configured port",
        () -> listen(portals));
  }

  @Override
  public Export ensureExport(VolumeId volume, Path device) {
    List<Portal> portals = Portal.of(config);
    attempt(
        "Volume %s was not exported".formatted(volume),
        () -> {
          TgtState target = find(volume).orElseGet(() -> make(volume, portals));
          offer(volume, device, target);
          access.guard(volume, target);
        });
    return new Export(names.of(volume), LUN, portals);
  }

  @Override
  public void removeExport(VolumeId volume) {
    attempt(
        "The export of volume %s was not ended".formatted(volume),
        () -> {
          find(volume)
              .ifPresent(target -> {
                access.refuseAll(target);
                endSessions(volume, _ -> true);
                tgtadm.removeTarget(target.id());
              });
          access.forget(volume);
        });
  }

  @Override
  public ChapCredentials allow(VolumeId volume, Initiator initiator, ChapSecret secret) {
    ChapCredentials credentials =
        new ChapCredentials(ChapCredentials.user(volume, initiator), secret);
    attempt(
        "Initiator %s was not allowed to use volume %s".formatted(initiator, volume),
        () -> {
          TgtState target = find(volume).orElseThrow(() -> notExported(volume));
          access.allow(volume, target, initiator, credentials);
        });
    return credentials;
  }

  @Override
  public void withdraw(VolumeId volume, Initiator initiator) {
    attempt(
        "Access of initiator %s to volume %s was not ended".formatted(initiator, volume),
        () ->
            find(volume)
                .ifPresent(target -> {
                  access.refuse(volume, target, initiator);
                  endSessions(volume, initiator::equals);
                }));
  }

  /// The daemon knows a device's size from when it opened it. To open it anew it takes it offline,
  /// and what an initiator does then fails, as if the disk were broken.
  @Override
  public void resized(VolumeId volume) {
    attempt(
        "The new size of volume %s was not told".formatted(volume),
        () ->
            find(volume)
                .ifPresent(target -> {
                  if (!target.connections().isEmpty()) {
                    throw new Fault.Busy(
                        ("Volume %s is in use; tgt shows a new size only to who logs in after all"
                                + " others have logged out.")
                            .formatted(volume));
                  }
                  target.unit(LUN).ifPresent(unit -> reopen(target, unit.device()));
                }));
  }

  @Override
  public List<Session> sessions(VolumeId volume) {
    return answer(
        "Sessions of volume %s cannot be read".formatted(volume),
        () ->
            find(volume).stream()
                .flatMap(target -> target.connections().stream())
                .map(each -> new Session(each.initiator(), each.address()))
                .toList());
  }

  @Override
  public List<ExportState> exports() {
    return answer(
        "Exports cannot be read",
        () ->
            tgtadm.targets().stream()
                .flatMap(target -> names.volume(target.name()).map(target::exportOf).stream())
                .toList());
  }

  private Optional<TgtState> find(VolumeId volume) {
    String name = names.of(volume);
    return tgtadm.targets().stream().filter(target -> target.name().equals(name)).findFirst();
  }

  /// Makes an empty target under the lowest number above all others.
  private TgtState make(VolumeId volume, List<Portal> portals) {
    listen(portals);
    lock.lock();
    try {
      int id = 1 + tgtadm.targets().stream().mapToInt(TgtState::id).max().orElse(0);
      tgtadm.makeTarget(id, names.of(volume));
      return TgtState.empty(id, names.of(volume));
    } finally {
      lock.unlock();
    }
  }

  /// The daemon may have been started anew, or listen everywhere.
  private void listen(List<Portal> portals) {
    List<String> open = tgtadm.portals();
    portals.stream()
        .filter(portal -> !open.contains(portal.toString()))
        .filter(portal -> !open.contains(everywhere(portal)))
        .forEach(portal -> tgtadm.listen(portal.toString()));
  }

  private static String everywhere(Portal portal) {
    return (portal.address().contains(":") ? "[::]:" : "0.0.0.0:") + portal.port();
  }

  private void offer(VolumeId volume, Path device, TgtState target) {
    Optional<TgtState.Unit> found = target.unit(LUN);
    if (found.isEmpty()) {
      tgtadm.makeUnit(target.id(), LUN, device.toString());
    } else if (!found.get().device().equals(device.toString())) {
      throw new Fault.BackendFailed(
          "Volume %s is exported from %s, not from %s."
              .formatted(volume, found.get().device(), device),
          null);
    } else if (!found.get().online()) {
      reopen(target, device.toString());
    }
    if (found.filter(unit -> unit.serial().equals(volume.value())).isEmpty()) {
      // the daemon makes a world wide name of the identifier's hexadecimal digits, all of which fit
      tgtadm.changeUnit(
          target.id(),
          LUN,
          "scsi_id=%s,scsi_sn=%s".formatted(volume.value().replace("-", ""), volume.value()));
    }
  }

  private void reopen(TgtState target, String device) {
    tgtadm.changeUnit(target.id(), LUN, "online=0");
    tgtadm.changeUnit(target.id(), LUN, "path=" + device);
  }

  /// One that ends by itself meanwhile is not there to be closed.
  private void endSessions(VolumeId volume, Predicate<Initiator> whose) {
    for (int look = 0; look < LOOKS; look++) {
      Optional<TgtState> target = find(volume);
      List<TgtState.Connection> left =
          target.stream()
              .flatMap(found -> found.connections().stream())
              .filter(connection -> whose.test(connection.initiator()))
              .toList();
      if (left.isEmpty()) {
        return;
      }
      left.forEach(connection -> close(target.orElseThrow(), connection));
      pause.take(BETWEEN_LOOKS);
    }
    throw new Fault.BackendFailed("Sessions of volume %s do not end.".formatted(volume), null);
  }

  private void close(TgtState target, TgtState.Connection connection) {
    try {
      tgtadm.close(target.id(), connection);
    } catch (CommandFailure.Exited e) {
      LOG.debugf(e, "A connection could not be closed, target=%s", target.name());
    }
  }

  private static Fault.BackendFailed notExported(VolumeId volume) {
    return new Fault.BackendFailed("Volume %s is not exported.".formatted(volume), null);
  }

  private static void attempt(String what, Runnable work) {
    var _ =
        answer(
            what,
            () -> {
              work.run();
              return true;
            });
  }

  private static <T> T answer(String what, Supplier<T> work) {
    try {
      return work.get();
    } catch (CommandFailure | UncheckedIOException e) {
      throw new Fault.BackendFailed("%s: %s".formatted(what, e.getMessage()), e);
    }
  }
}
