package io.brazier.doctor.rows;

import io.brazier.resource.ResourceRef;

/// A user message about a resource, whether its owner has removed it or not.
///
/// @param actionId what was being done when it failed
public record MessageRow(ResourceRef resource, String actionId) {}
