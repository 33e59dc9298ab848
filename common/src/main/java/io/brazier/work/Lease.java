package io.brazier.work;

import io.brazier.bus.Topic;
import org.jspecify.annotations.Nullable;

/// The right to work on a worker for a while, and what its row said when it was taken.
///
/// @param workerId the row
/// @param fence grows with every lease of the row; a statement with an old one changes nothing
/// @param topic the queue it was taken from
/// @param resource what it is about
/// @param operation for example `create_volume`
/// @param requester on whose behalf
/// @param attempt the how many-th try on this topic this is, from 1; above 1 an earlier one failed
///   or was cut off, and its traces may be there
/// @param lastError why the try before failed, null if none did or it was cut off
public record Lease(
    long workerId,
    long fence,
    Topic topic,
    Resource resource,
    String operation,
    Requester requester,
    int attempt,
    @Nullable String lastError) {}
