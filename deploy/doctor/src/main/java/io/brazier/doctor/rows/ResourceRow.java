package io.brazier.doctor.rows;

import io.brazier.resource.ResourceKind;
import io.brazier.resource.ResourceRef;
import io.brazier.resource.Status;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A live row of any kind, as far as all kinds are alike.
public interface ResourceRow {

  /// What it is.
  ResourceKind kind();

  /// Its id.
  String key();

  /// A word that may be any.
  String status();

  /// When the row was written last.
  Instant changedAt();

  /// `host@backend#pool`, null while it is on none.
  @Nullable String pool();

  /// What is claimed for it on its pool, in GiB.
  int claimedGib();

  /// What it hangs on, whose work may end it too; null for what hangs on nothing.
  default @Nullable ResourceRef owner() {
    return null;
  }

  /// Whether it has a status.
  default boolean is(Status wanted) {
    return wanted.word().equals(status());
  }

  /// What a worker names it by.
  default ResourceRef ref() {
    return ResourceRef.of(kind(), key());
  }

  /// Where it is placed, in words.
  default String place() {
    String pool = pool();
    return pool == null ? "no pool" : pool;
  }

  /// The row in words.
  default String title() {
    return kind().title().toLowerCase(Locale.ROOT) + " " + key();
  }
}
