package io.brazier.api.extension;

import java.util.List;

/// An extension as a client sees it (`cinder/api/extensions.py`).
///
/// @param updated when it last changed; it never does
/// @param links always empty
record ExtensionView(
    String name, String alias, String description, String updated, List<String> links) {

  private static final String UPDATED = "2011-06-29T00:00:00+00:00";

  ExtensionView {
    links = List.copyOf(links);
  }

  static ExtensionView of(Extension extension) {
    return new ExtensionView(
        extension.title(), extension.alias(), extension.description(), UPDATED, List.of());
  }
}
