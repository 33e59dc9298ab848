package io.brazier.driver;

import io.brazier.backend.PoolReport;
import io.brazier.fault.Fault;
import io.brazier.snapshot.SnapshotId;
import io.brazier.volume.VolumeId;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A thick driver in memory; can be told to fail. Safe for many threads; share the [Storage] to see
/// what a restarted driver finds.
public final class FakeVolumeDriver implements VolumeDriver {

  private static final String POOL = "fake";

  /// What outlives a driver: the volumes.
  public static final class Storage {
    private final int totalGib;
    private final Map<VolumeId, Integer> sizes = new ConcurrentHashMap<>();
    private final Map<VolumeId, Integer> filled = new ConcurrentHashMap<>();
    private final Map<SnapshotId, SnapshotSpec> snapshots = new ConcurrentHashMap<>();
    private final Map<SnapshotId, Integer> kept = new ConcurrentHashMap<>();
    private final Set<VolumeId> open = ConcurrentHashMap.newKeySet();

    /// @param totalGib how much fits
    public Storage(int totalGib) {
      this.totalGib = totalGib;
    }

    /// Sizes of the volumes that are there, in GiB.
    public Map<VolumeId, Integer> sizes() {
      return Map.copyOf(sizes);
    }

    /// The snapshots that are there.
    public Set<SnapshotId> snapshots() {
      return Set.copyOf(snapshots.keySet());
    }

    /// Makes a volume busy, or idle again.
    public void setOpen(VolumeId id, boolean isOpen) {
      if (isOpen) {
        open.add(id);
      } else {
        open.remove(id);
      }
    }

    /// Writes to the whole of a volume.
    public void fill(VolumeId id) {
      filled.put(id, sizes.getOrDefault(id, 0));
    }

    /// How many GiB from its beginning were written to; the rest reads as zeros.
    public int filledGib(VolumeId id) {
      return filled.getOrDefault(id, 0);
    }

    private int used() {
      return sizes.values().stream().mapToInt(Integer::intValue).sum()
          + snapshots.values().stream().mapToInt(each -> each.volume().size().value()).sum();
    }
  }

  private final Storage storage;
  private volatile boolean ready;
  private volatile @Nullable RuntimeException failure;
  private volatile boolean failsAfterTheWork;
  private volatile @Nullable Gate gate;

  /// @param storage shared with other drivers, or new
  public FakeVolumeDriver(Storage storage) {
    this.storage = storage;
  }

  /// From now on every operation throws this, before it does anything; null ends it.
  public void failWith(@Nullable RuntimeException exception) {
    failsAfterTheWork = false;
    failure = exception;
  }

  /// From now on every operation does its work and throws this all the same, as a tool does that is
  /// killed at the end.
  public void failAfterTheWorkWith(RuntimeException exception) {
    failsAfterTheWork = true;
    failure = exception;
  }

  /// From now on creates stop there before they do anything, as `lvcreate` waits for the lock of
  /// its group.
  public Gate holdCreates() {
    Gate closed = new Gate();
    gate = closed;
    return closed;
  }

  @Override
  public void checkForSetupError() {
    perform(() -> ready = true);
  }

  @Override
  public void create(VolumeSpec spec) {
    Gate current = gate;
    if (current != null) {
      current.pass();
    }
    perform(() -> createNow(spec));
  }

  @Override
  public void createFrom(VolumeSpec spec, VolumeSource source, VolumeSource.Progress progress) {
    perform(() -> createFromNow(spec, source, progress));
  }

  @Override
  public void extend(VolumeSpec spec) {
    perform(() -> extendNow(spec));
  }

  @Override
  public void retract(VolumeSpec spec) {
    perform(() -> retractNow(spec));
  }

  @Override
  public void delete(VolumeSpec spec) {
    perform(() -> deleteNow(spec));
  }

  @Override
  public void createSnapshot(SnapshotSpec spec) {
    perform(() -> createSnapshotNow(spec));
  }

  @Override
  public void deleteSnapshot(SnapshotSpec spec) {
    perform(() -> {
      storage.snapshots.remove(spec.id());
      storage.kept.remove(spec.id());
    });
  }

  @Override
  public void revert(SnapshotSpec spec, VolumeSource.Progress progress) {
    perform(() -> revertNow(spec));
    progress.reached(spec.volume().size().bytes(), spec.volume().size().bytes());
  }

  @Override
  public List<SnapshotId> snapshots() {
    perform(() -> {});
    return List.copyOf(storage.snapshots.keySet());
  }

  @Override
  public Path device(VolumeId id) {
    return Path.of("/dev/fake/volume-" + id.value());
  }

  @Override
  public PoolReport poolReport() {
    perform(() -> {});
    synchronized (storage) {
      return report(storage.used());
    }
  }

  @Override
  public List<VolumeId> volumes() {
    perform(() -> {});
    return List.copyOf(new HashSet<>(storage.sizes.keySet()));
  }

  private void createNow(VolumeSpec spec) {
    int gib = spec.size().value();
    synchronized (storage) {
      Integer existing = storage.sizes.get(spec.id());
      if (!ready) {
        throw new Fault.BackendFailed("not set up", null);
      } else if (existing != null && existing != gib) {
        throw new Fault.BackendFailed("exists with another size", null);
      } else if (existing == null && storage.used() + gib > storage.totalGib) {
        throw new Fault.BackendFailed("insufficient free space", null);
      }
      storage.sizes.put(spec.id(), gib);
    }
  }

  private void createFromNow(VolumeSpec spec, VolumeSource source, VolumeSource.Progress progress) {
    synchronized (storage) {
      boolean isThere = storage.sizes.containsKey(spec.id());
      Integer filled =
          switch (source) {
            case VolumeSource.OfSnapshot(var snapshot) -> storage.kept.get(snapshot.id());
            case VolumeSource.OfVolume(var volume) ->
                storage.sizes.containsKey(volume.id()) ? storage.filledGib(volume.id()) : null;
          };
      if (!isThere && filled == null) {
        throw new Fault.BackendFailed("its source is not there", null);
      }
      createNow(spec);
      if (!isThere && filled != null) {
        storage.filled.put(spec.id(), filled);
      }
    }
    progress.reached(source.volume().size().bytes(), source.volume().size().bytes());
  }

  private void revertNow(SnapshotSpec spec) {
    VolumeId volume = spec.volume().id();
    synchronized (storage) {
      Integer kept = storage.kept.get(spec.id());
      if (storage.open.contains(volume)) {
        throw new Fault.Busy("open");
      } else if (kept == null || !storage.sizes.containsKey(volume)) {
        throw new Fault.BackendFailed("volume or snapshot is not there", null);
      }
      storage.filled.put(volume, kept);
    }
  }

  private void createSnapshotNow(SnapshotSpec spec) {
    synchronized (storage) {
      if (!ready) {
        throw new Fault.BackendFailed("not set up", null);
      } else if (!storage.sizes.containsKey(spec.volume().id())) {
        throw new Fault.BackendFailed("its volume is not there", null);
      } else if (!storage.snapshots.containsKey(spec.id())
          && storage.used() + spec.volume().size().value() > storage.totalGib) {
        throw new Fault.BackendFailed("insufficient free space", null);
      }
      storage.snapshots.put(spec.id(), spec);
      storage.kept.putIfAbsent(spec.id(), storage.filledGib(spec.volume().id()));
    }
  }

  private void extendNow(VolumeSpec spec) {
    int gib = spec.size().value();
    synchronized (storage) {
      Integer existing = storage.sizes.get(spec.id());
      if (!ready) {
        throw new Fault.BackendFailed("not set up", null);
      } else if (existing == null || existing > gib) {
        throw new Fault.BackendFailed("larger or not there", null);
      } else if (storage.used() + gib - existing > storage.totalGib) {
        throw new Fault.BackendFailed("insufficient free space", null);
      }
      storage.sizes.put(spec.id(), gib);
    }
  }

  private void retractNow(VolumeSpec spec) {
    int gib = spec.size().value();
    synchronized (storage) {
      if (storage.open.contains(spec.id()) && storage.sizes.getOrDefault(spec.id(), 0) > gib) {
        throw new Fault.Busy("open");
      }
      storage.sizes.computeIfPresent(spec.id(), (_, size) -> Math.min(size, gib));
      storage.filled.computeIfPresent(spec.id(), (_, size) -> Math.min(size, gib));
    }
  }

  private void deleteNow(VolumeSpec spec) {
    if (storage.open.contains(spec.id())) {
      throw new Fault.Busy("open");
    }
    if (storage.snapshots.values().stream()
        .anyMatch(each -> each.volume().id().equals(spec.id()))) {
      throw new Fault.Busy("has snapshots");
    }
    storage.sizes.remove(spec.id());
    storage.filled.remove(spec.id());
  }

  private void perform(Runnable work) {
    RuntimeException wanted = failure;
    if (wanted == null || failsAfterTheWork) {
      work.run();
    }
    if (wanted != null) {
      throw wanted;
    }
  }

  private PoolReport report(int usedGib) {
    Map<String, Object> capabilities = new HashMap<>();
    capabilities.put("volume_backend_name", POOL);
    capabilities.put("pool_name", POOL);
    capabilities.put("vendor_name", "Brazier");
    capabilities.put("driver_version", "0");
    capabilities.put("storage_protocol", "none");
    capabilities.put("location_info", "FakeVolumeDriver");
    capabilities.put("backend_state", "up");
    capabilities.put("total_capacity_gb", (double) storage.totalGib);
    capabilities.put("free_capacity_gb", (double) storage.totalGib - usedGib);
    capabilities.put("provisioned_capacity_gb", (double) usedGib);
    capabilities.put("allocated_capacity_gb", (long) usedGib);
    capabilities.put("reserved_percentage", 0);
    capabilities.put("max_over_subscription_ratio", "1.0");
    capabilities.put("thin_provisioning_support", false);
    capabilities.put("thick_provisioning_support", true);
    capabilities.put("total_volumes", storage.sizes.size());
    capabilities.put("QoS_support", false);
    capabilities.put("multiattach", true);
    return new PoolReport(
        POOL,
        storage.totalGib,
        storage.totalGib - usedGib,
        usedGib,
        usedGib,
        0,
        1.0,
        false,
        capabilities);
  }
}
