package io.brazier.quota;

/// How a project stands with one resource: a line of `os-quota-sets?usage=true`.
///
/// @param limit the effective one, -1 for none
public record QuotaStanding(QuotaResource resource, long limit, QuotaUsage usage) {}
