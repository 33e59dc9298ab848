package io.brazier.work;

import io.brazier.bus.Topic;
import org.jspecify.annotations.Nullable;

/// A row that is to be published.
///
/// @param fence the row's when it was read; a confirmation only stamps the row if it still has it
record Cast(
    long workerId,
    long fence,
    Topic topic,
    String operation,
    String requestId,
    @Nullable String traceparent) {}
