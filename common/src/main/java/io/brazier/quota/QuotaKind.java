package io.brazier.quota;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What can be limited. The order is the one in which quota sets show it.
///
/// Cinder's `VolumeTypeQuotaEngine` and `GroupQuotaEngine` (`cinder/quota.py`).
public enum QuotaKind {
  /// Live volumes; also per volume type.
  VOLUMES("volumes", true),
  /// The size of one volume: compared with each request, never counted.
  PER_VOLUME_GIGABYTES("per_volume_gigabytes", false),
  /// Live snapshots; also per type of their volume.
  SNAPSHOTS("snapshots", true),
  /// GiB of live volumes and, unless configured otherwise, snapshots; also per volume type.
  GIGABYTES("gigabytes", true),
  /// Live backups.
  BACKUPS("backups", false),
  /// GiB of live backups.
  BACKUP_GIGABYTES("backup_gigabytes", false),
  /// Live generic volume groups.
  GROUPS("groups", false);

  private final String word;
  private final boolean perType;

  QuotaKind(String word, boolean perType) {
    this.word = word;
    this.perType = perType;
  }

  /// Cinder's word for it, the resource's name when no volume type is meant.
  public String word() {
    return word;
  }

  /// Whether it is also limited per volume type, as `word_TYPE`.
  public boolean perType() {
    return perType;
  }

  /// Whether usage is kept of it; otherwise each request is compared by itself.
  boolean counted() {
    return this != PER_VOLUME_GIGABYTES;
  }

  static Optional<QuotaKind> ofWord(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(QuotaKind::word).toList();
  }
}
