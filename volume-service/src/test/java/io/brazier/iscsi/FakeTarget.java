package io.brazier.iscsi;

import io.brazier.fault.Fault;
import io.brazier.volume.VolumeId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A target in memory; can be told to fail. Safe for many threads; share the [Host] to see what a
/// restarted service finds.
public final class FakeTarget implements Target {

  private static final List<Portal> PORTALS =
      List.of(new Portal("192.0.2.1", 3260), new Portal("192.0.2.2", 3260));

  /// What outlives a service: the exports and their sessions.
  public static final class Host {
    private final TargetNames names = new TargetNames("iqn.2010-10.org.openstack:");
    private final Map<VolumeId, Path> devices = new ConcurrentHashMap<>();
    private final Map<VolumeId, Map<Initiator, ChapSecret>> allowed = new ConcurrentHashMap<>();
    private final Map<VolumeId, Set<Initiator>> sessions = new ConcurrentHashMap<>();

    /// Forgets all, as at a start.
    public void start() {
      devices.clear();
      allowed.clear();
      sessions.clear();
    }

    /// Logs in.
    ///
    /// @return whether that was allowed
    public boolean logIn(Export export, Initiator initiator, ChapCredentials credentials) {
      VolumeId volume = names.volume(export.name()).orElseThrow();
      boolean right =
          credentials.secret().equals(allowed(volume).get(initiator))
              && credentials.user().equals(ChapCredentials.user(volume, initiator));
      if (right) {
        sessions(volume).add(initiator);
      }
      return right;
    }

    /// Logs out.
    public void logOut(Export export, Initiator initiator) {
      sessions(names.volume(export.name()).orElseThrow()).remove(initiator);
    }

    private Map<Initiator, ChapSecret> allowed(VolumeId volume) {
      return allowed.computeIfAbsent(volume, _ -> new ConcurrentHashMap<>());
    }

    private Set<Initiator> sessions(VolumeId volume) {
      return sessions.computeIfAbsent(volume, _ -> ConcurrentHashMap.newKeySet());
    }
  }

  private final Host host;
  private volatile @Nullable RuntimeException failure;

  /// @param host shared with other targets, or new
  public FakeTarget(Host host) {
    this.host = host;
  }

  /// From now on every operation throws this, before it does anything; null ends it.
  public void failWith(@Nullable RuntimeException exception) {
    failure = exception;
  }

  @Override
  public void checkForSetupError() {
    failIfTold();
  }

  @Override
  public Export ensureExport(VolumeId volume, Path device) {
    failIfTold();
    String name = host.names.of(volume);
    Path current = host.devices.putIfAbsent(volume, device);
    if (current != null && !current.equals(device)) {
      throw new Fault.BackendFailed("exported from another device", null);
    }
    return new Export(name, 0, PORTALS);
  }

  @Override
  public void removeExport(VolumeId volume) {
    failIfTold();
    VolumeId id = TargetNames.checked(volume);
    host.allowed.remove(id);
    host.sessions.remove(id);
    host.devices.remove(id);
  }

  @Override
  public ChapCredentials allow(VolumeId volume, Initiator initiator, ChapSecret secret) {
    failIfTold();
    if (!host.devices.containsKey(volume)) {
      throw new Fault.BackendFailed("not exported", null);
    }
    host.allowed(volume).put(initiator, secret);
    return new ChapCredentials(ChapCredentials.user(volume, initiator), secret);
  }

  @Override
  public void withdraw(VolumeId volume, Initiator initiator) {
    failIfTold();
    host.allowed(volume).remove(initiator);
    host.sessions(volume).remove(initiator);
  }

  @Override
  public void resized(VolumeId volume) {
    failIfTold();
  }

  @Override
  public List<Session> sessions(VolumeId volume) {
    failIfTold();
    return host.sessions(TargetNames.checked(volume)).stream()
        .map(initiator -> new Session(initiator, "192.0.2.9"))
        .toList();
  }

  @Override
  public List<ExportState> exports() {
    failIfTold();
    return host.devices.entrySet().stream()
        .map(each ->
            new ExportState(each.getKey(), each.getValue(), host.allowed(each.getKey()).keySet()))
        .toList();
  }

  private void failIfTold() {
    RuntimeException wanted = failure;
    if (wanted != null) {
      throw wanted;
    }
  }
}
