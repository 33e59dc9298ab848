package io.brazier.api.keyvalue;

import io.brazier.api.keyvalue.KeyValueKind.Visit;
import io.brazier.fault.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads and changes keys and values of every kind, each in one transaction. A change holds the
/// owner: of two requests with the same `If-Match` one wins, and an owner that is gone gets none.
@ApplicationScoped
public class KeyValues {

  private final EntityTag tags;

  KeyValues(EntityTag tags) {
    this.tags = tags;
  }

  EntityTag tags() {
    return tags;
  }

  /// All that the caller may see.
  @Transactional
  <V extends @Nullable String> Map<String, V> list(KeyValueKind<V> kind, Visit visit) {
    kind.admit(visit);
    return kind.visible(kind.pairs().get(visit.owner()), visit.context());
  }

  /// One pair.
  ///
  /// @throws Fault.NotFound if there is no such key, or the caller may not see it
  @Transactional
  <V extends @Nullable String> Map<String, V> show(KeyValueKind<V> kind, Visit visit, String key) {
    Map<String, V> seen = list(kind, visit);
    if (!seen.containsKey(key)) {
      throw kind.missing(visit.owner(), key);
    }
    return Collections.singletonMap(key, seen.get(key));
  }

  /// Adds or changes pairs if those that there are meet the condition.
  ///
  /// @return all pairs there are then
  /// @throws Fault.PreconditionFailed if they do not
  @Transactional
  <V extends @Nullable String> Map<String, V> merge(
      KeyValueKind<V> kind, Visit visit, Map<String, V> pairs, EntityTag.Condition condition) {
    open(kind, visit, condition);
    kind.pairs().merge(visit.owner(), pairs);
    return checked(kind, visit);
  }

  /// Makes the pairs exactly these if those that there are meet the condition.
  ///
  /// @return all pairs there are then
  /// @throws Fault.PreconditionFailed if they do not
  @Transactional
  <V extends @Nullable String> Map<String, V> replace(
      KeyValueKind<V> kind, Visit visit, Map<String, V> pairs, EntityTag.Condition condition) {
    open(kind, visit, condition);
    kind.pairs().replace(visit.owner(), pairs);
    return checked(kind, visit);
  }

  /// Removes a pair.
  ///
  /// @throws Fault.NotFound if there is no such key
  @Transactional
  <V extends @Nullable String> void delete(KeyValueKind<V> kind, Visit visit, String key) {
    open(kind, visit, EntityTag.Condition.NONE);
    if (!kind.pairs().delete(visit.owner(), key)) {
      throw kind.missing(visit.owner(), key);
    }
  }

  private <V extends @Nullable String> void open(
      KeyValueKind<V> kind, Visit visit, EntityTag.Condition condition) {
    kind.admit(visit);
    kind.hold(visit.owner());
    if (!condition.tags().isEmpty()) {
      condition.require(tags.of(Map.of(kind.form().element(), kind.pairs().get(visit.owner()))));
    }
  }

  private static <V extends @Nullable String> Map<String, V> checked(
      KeyValueKind<V> kind, Visit visit) {
    Map<String, V> all = kind.pairs().get(visit.owner());
    kind.check(all);
    return all;
  }
}
