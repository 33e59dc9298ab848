package io.brazier.list;

import io.brazier.context.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of a list that is asked for.
///
/// @param scope whose rows
/// @param visible whose rows the caller may see at all: a marker of others does not exist (P7)
/// @param conditions all must hold
/// @param order how the list is sorted
/// @param page which part of it
public record ListQuery(
    Scope scope, Scope visible, List<Condition> conditions, Keyset order, Page page) {

  /// Copies the list.
  public ListQuery {
    conditions = List.copyOf(conditions);
  }

  /// A part of a list.
  ///
  /// @param limit at most so many; 0 for none
  /// @param marker the id after which the page begins, null for the first page
  /// @param offset so many are left out after the marker
  public record Page(int limit, @Nullable String marker, int offset) {

    /// Whether a page gets a link to the next one: if it is full. The next one may then be empty,
    /// as in Cinder.
    ///
    /// @param items how many items the page has
    public boolean leadsOn(int items) {
      return items > 0 && limit <= items;
    }
  }
}
