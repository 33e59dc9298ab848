package io.brazier.quota;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the database must say, computed with [QuotaEngine] over maps. Types are known by id, so a
/// rename changes a name and nothing else. One thread uses it.
final class QuotaModel {

  private record Key(String projectId, QuotaKind kind, @Nullable String typeId) {}

  private record Pending(String projectId, QuotaDelta delta) {}

  private final Map<String, String> typeNames = new HashMap<>();
  private final Map<Key, Long> limits = new HashMap<>();
  private final Map<Key, QuotaUsage> usages = new HashMap<>();
  private final Map<ReservationId, Pending> pending = new HashMap<>();

  void name(String typeId, String name) {
    typeNames.put(typeId, name);
  }

  String nameOf(String typeId) {
    return typeNames.getOrDefault(typeId, "unknown");
  }

  void limit(String projectId, QuotaKind kind, @Nullable String typeId, long limit) {
    limits.put(new Key(projectId, kind, typeId), limit);
  }

  QuotaUsage usage(String projectId, QuotaKind kind, @Nullable String typeId) {
    return usages.getOrDefault(new Key(projectId, kind, typeId), QuotaUsage.NONE);
  }

  Set<ReservationId> pending() {
    return Set.copyOf(pending.keySet());
  }

  QuotaDecision decide(String projectId, QuotaDelta delta) {
    Map<QuotaResource, Long> named = new HashMap<>();
    Map<QuotaResource, QuotaUsage> used = new HashMap<>();
    limits.forEach((key, limit) -> {
      if (key.projectId().equals(projectId)) {
        named.put(resource(key), limit);
      }
    });
    usages.forEach((key, usage) -> {
      if (key.projectId().equals(projectId)) {
        used.put(resource(key), usage);
      }
    });
    return QuotaEngine.decide(named, used, delta.named(this::nameOf));
  }

  void reserve(ReservationId id, String projectId, QuotaDelta delta) {
    pending.put(id, new Pending(projectId, delta));
    change(projectId, delta, 0, 1);
  }

  void commit(ReservationId id) {
    Pending done = remove(id);
    change(done.projectId(), done.delta(), 1, -1);
  }

  void rollback(ReservationId id) {
    Pending done = remove(id);
    change(done.projectId(), done.delta(), 0, -1);
  }

  private Pending remove(ReservationId id) {
    Pending done = pending.remove(id);
    if (done == null) {
      throw new IllegalArgumentException("the model does not know " + id);
    }
    return done;
  }

  private void change(String projectId, QuotaDelta delta, int usedSign, int reservedSign) {
    for (QuotaDelta.Change change : delta.changes()) {
      if (change.kind().counted()) {
        QuotaUsage before = usage(projectId, change.kind(), change.typeId());
        QuotaUsage after =
            new QuotaUsage(
                before.inUse() + usedSign * change.amount(),
                before.reserved() + reservedSign * Math.max(change.amount(), 0));
        usages.put(new Key(projectId, change.kind(), change.typeId()), after);
      }
    }
  }

  /// A project's resources that are not untouched, by name.
  Map<String, QuotaUsage> usages(String projectId) {
    Map<String, QuotaUsage> named = new TreeMap<>();
    usages.forEach((key, usage) -> {
      if (key.projectId().equals(projectId) && !usage.equals(QuotaUsage.NONE)) {
        named.put(resource(key).name(), usage);
      }
    });
    return named;
  }

  private QuotaResource resource(Key key) {
    String typeId = key.typeId();
    return new QuotaResource(key.kind(), typeId == null ? null : nameOf(typeId));
  }
}
