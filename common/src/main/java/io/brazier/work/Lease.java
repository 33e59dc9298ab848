package io.brazier.work;

import io.brazier.bus.Topic;
import io.brazier.context.Requester;
import io.brazier.quota.ReservationId;
import io.brazier.resource.ResourceRef;
import org.jspecify.annotations.Nullable;

/// The right to work on a worker for a while, and what its row said when it was taken.
///
/// @param workerId the row
/// @param fence grows with every lease of the row; a statement with an old one changes nothing
/// @param topic the queue it was taken from
/// @param resource what it is about
/// @param operation for example `create_volume`; may be one that only a newer service knows
/// @param requester on whose behalf
/// @param attempt the how many-th try on this topic this is, from 1; above 1 an earlier one failed
///   or was cut off, and its traces may be there
/// @param lastError why the try before failed, null if none did or it was cut off
/// @param payload the operation's arguments as JSON; a message has none (B-10)
/// @param reservations the quota that the work holds, null for none
public record Lease(
    long workerId,
    long fence,
    Topic topic,
    ResourceRef resource,
    String operation,
    Requester requester,
    int attempt,
    @Nullable String lastError,
    String payload,
    @Nullable ReservationId reservations) {}
