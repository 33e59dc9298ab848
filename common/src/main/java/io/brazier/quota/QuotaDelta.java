package io.brazier.quota;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// By how much an operation changes what a project uses.
///
/// Volume types are named by their id: the engine looks the name up under its own lock, so that a
/// type renamed meanwhile is counted under its new name.
///
/// @param changes at most one per kind and type, none of them zero, at least one counted
public record QuotaDelta(List<Change> changes) {

  /// One amount.
  ///
  /// @param typeId the volume type's id, or null for all types
  /// @param amount volumes, snapshots, … or GiB; below zero frees
  public record Change(QuotaKind kind, @Nullable String typeId, long amount) {

    /// Refuses a type for a kind that has no limit per type.
    public Change {
      if (typeId != null && !kind.perType()) {
        throw new IllegalArgumentException(kind.word() + " is not limited per volume type");
      }
    }
  }

  private record Key(QuotaKind kind, @Nullable String typeId) {}

  /// Adds up changes of the same resource and leaves out what adds up to nothing: an amount of zero
  /// is allowed even over the limit (Cinder refuses it, but asks for it nowhere).
  public QuotaDelta {
    Map<Key, Long> sums = new LinkedHashMap<>();
    for (Change change : changes) {
      sums.merge(new Key(change.kind(), change.typeId()), change.amount(), Math::addExact);
    }
    changes =
        sums.entrySet().stream()
            .filter(sum -> sum.getValue() != 0)
            .map(sum -> new Change(sum.getKey().kind(), sum.getKey().typeId(), sum.getValue()))
            .toList();
    if (changes.stream().noneMatch(change -> change.kind().counted())) {
      throw new IllegalArgumentException("nothing to count");
    }
  }

  /// A new volume. Its size is also held against `per_volume_gigabytes`.
  public static QuotaDelta ofVolume(String typeId, int sizeGib) {
    return new QuotaDelta(
        List.of(
            new Change(QuotaKind.PER_VOLUME_GIGABYTES, null, sizeGib),
            new Change(QuotaKind.VOLUMES, null, 1),
            new Change(QuotaKind.VOLUMES, typeId, 1),
            new Change(QuotaKind.GIGABYTES, null, sizeGib),
            new Change(QuotaKind.GIGABYTES, typeId, sizeGib)));
  }

  /// A volume that grows by `addedGib` to `sizeGib`, which is held against `per_volume_gigabytes`.
  public static QuotaDelta ofGrowth(String typeId, int addedGib, int sizeGib) {
    return new QuotaDelta(
        List.of(
            new Change(QuotaKind.PER_VOLUME_GIGABYTES, null, sizeGib),
            new Change(QuotaKind.GIGABYTES, null, addedGib),
            new Change(QuotaKind.GIGABYTES, typeId, addedGib)));
  }

  /// A new snapshot of a volume of the type, its size counted as gigabytes.
  public static QuotaDelta ofSnapshot(String typeId, int sizeGib) {
    return ofUnsizedSnapshot(typeId)
        .plus(QuotaKind.GIGABYTES, null, sizeGib)
        .plus(QuotaKind.GIGABYTES, typeId, sizeGib);
  }

  /// A new snapshot where `no_snapshot_gb_quota` says that its size does not count.
  public static QuotaDelta ofUnsizedSnapshot(String typeId) {
    return new QuotaDelta(
        List.of(
            new Change(QuotaKind.SNAPSHOTS, null, 1), new Change(QuotaKind.SNAPSHOTS, typeId, 1)));
  }

  /// A volume that changes its type; the totals stay.
  public static QuotaDelta ofRetype(String fromTypeId, String toTypeId, int sizeGib) {
    return new QuotaDelta(
        List.of(
            new Change(QuotaKind.VOLUMES, toTypeId, 1),
            new Change(QuotaKind.GIGABYTES, toTypeId, sizeGib),
            new Change(QuotaKind.VOLUMES, fromTypeId, -1),
            new Change(QuotaKind.GIGABYTES, fromTypeId, -sizeGib)));
  }

  /// The same with one more amount.
  public QuotaDelta plus(QuotaKind kind, @Nullable String typeId, long amount) {
    List<Change> all = new ArrayList<>(changes);
    all.add(new Change(kind, typeId, amount));
    return new QuotaDelta(all);
  }

  /// Both together.
  public QuotaDelta and(QuotaDelta other) {
    return new QuotaDelta(Stream.concat(changes.stream(), other.changes.stream()).toList());
  }

  /// What undoes this: for deleting, or for a transfer's donor. Nothing is compared with limits.
  public QuotaDelta negated() {
    return new QuotaDelta(
        changes.stream()
            .filter(change -> change.kind().counted())
            .map(c -> new Change(c.kind(), c.typeId(), Math.negateExact(c.amount())))
            .toList());
  }

  /// The amounts by resource, which is how [QuotaEngine] takes them.
  ///
  /// @param typeName gives the name to a volume type's id
  public SortedMap<QuotaResource, Long> named(UnaryOperator<String> typeName) {
    SortedMap<QuotaResource, Long> amounts = new TreeMap<>();
    for (Change change : changes) {
      String typeId = change.typeId();
      String name = typeId == null ? null : typeName.apply(typeId);
      amounts.put(new QuotaResource(change.kind(), name), change.amount());
    }
    return amounts;
  }
}
