package io.brazier.api.resourcefilter;

import java.util.List;

/// What the list of a resource can be filtered by.
///
/// @param resource the resource's name, such as `volume`
/// @param filters the names of its filters
record ResourceFilterView(String resource, List<String> filters) {

  ResourceFilterView {
    filters = List.copyOf(filters);
  }
}
