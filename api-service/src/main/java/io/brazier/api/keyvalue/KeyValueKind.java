package io.brazier.api.keyvalue;

import io.brazier.api.microversion.ApiVersion;
import io.brazier.context.RequestContext;
import io.brazier.fault.Fault;
import io.brazier.keyvalue.KeyValueRepository;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A kind of keys and values: whose they are, where they are kept, and what must hold before they
/// change. All but [#form] and [#tagged] run within the transaction of [KeyValues].
///
/// @param <V> a value: `String`, or `@Nullable String` where a key may be without one
public interface KeyValueKind<V extends @Nullable String> {

  /// What is done to them.
  enum Access {
    INDEX,
    SHOW,
    CREATE,
    UPDATE,
    DELETE;

    /// Whether it changes nothing.
    public boolean reads() {
      return this == INDEX || this == SHOW;
    }

    /// Cinder's word for it, which its policy rules are named after.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Somebody who wants to do something to the pairs of an owner.
  record Visit(String owner, Access access, RequestContext context) {}

  /// How they look on the wire.
  KeyValueForm form();

  /// Where they are kept.
  KeyValueRepository<V> pairs();

  /// Refuses who does not see the owner, or is not allowed by policy.
  ///
  /// @throws Fault.NotFound if there is no such owner; only of a read if [#hold] finds out, too
  /// @throws Fault.Forbidden if policy does not allow it
  void admit(Visit visit);

  /// Keeps the owner from being changed or deleted by others until the transaction ends.
  ///
  /// @throws Fault if there is none, or its pairs cannot be changed as it is
  void hold(String owner);

  /// Refuses what pairs may not say together.
  ///
  /// @param all what there would be
  default void check(Map<String, V> all) {}

  /// What the caller may see of the pairs.
  default Map<String, V> visible(Map<String, V> all, RequestContext context) {
    return all;
  }

  /// The refusal of a key that is not there.
  Fault.NotFound missing(String owner, String key);

  /// Whether replies have tags at a version, and changes may ask for one.
  default boolean tagged(ApiVersion version) {
    return false;
  }
}
