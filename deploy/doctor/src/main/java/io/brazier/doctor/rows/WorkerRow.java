package io.brazier.doctor.rows;

import io.brazier.operation.Operation;
import io.brazier.resource.ResourceRef;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Work under way.
///
/// @param resource what it is about
/// @param operation a word that may be any
/// @param status of the resource while the work lasts, as the row has it
/// @param reservations the quota that it holds, null for none
/// @param topic whose turn it is
/// @param attempt how often it was taken on this topic
/// @param dueAt when the sweep should have looked at it, or the end of its lease
/// @param leaseOwner who holds it, null if nobody
/// @param lastError why the last attempt failed, null if none did
public record WorkerRow(
    long id,
    ResourceRef resource,
    String operation,
    String status,
    @Nullable String reservations,
    String topic,
    int attempt,
    Instant dueAt,
    @Nullable String leaseOwner,
    long fence,
    @Nullable String lastError) {

  /// The status that it is to end: its operation's, or what its row says if only a newer service
  /// knows the operation.
  public String ends() {
    return Operation.named(operation).map(known -> known.during().word()).orElse(status);
  }

  /// Whether what it is about is one of these and waits for it.
  public boolean isAwaitedBy(Map<ResourceRef, ResourceRow> rows) {
    ResourceRow row = rows.get(resource);
    return row != null && ends().equals(row.status());
  }

  /// The row in words.
  public String title() {
    return "worker %d (%s of %s)".formatted(id, operation, resource);
  }
}
