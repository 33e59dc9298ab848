package io.brazier.quota;

/// One limit that is in the way of a request.
///
/// @param requested what the request would add
/// @param limit never negative
/// @param usage what is already consumed
public record OverQuota(QuotaResource resource, long requested, long limit, QuotaUsage usage) {}
