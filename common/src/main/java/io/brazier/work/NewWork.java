package io.brazier.work;

import io.brazier.bus.Topic;
import io.brazier.message.Command;

/// Work to be accepted.
///
/// @param resource what it is about
/// @param status the resource's status while it lasts, for example `creating`
/// @param topic whose turn it is first
/// @param command what that one is to do
/// @param requester on whose behalf
public record NewWork(
    Resource resource, String status, Topic topic, Command command, Requester requester) {}
