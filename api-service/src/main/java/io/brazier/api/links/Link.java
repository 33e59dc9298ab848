package io.brazier.api.links;

/// One entry of a `links` list.
public record Link(String rel, String href) {}
