package io.brazier.encryption;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How volumes of a type are to be encrypted: a row of `encryption`.
///
/// @param id its own
/// @param typeId the volume type's
/// @param rule what is done
/// @param createdAt when it was made
/// @param updatedAt when it was changed, null if never
public record Encryption(
    String id, String typeId, Rule rule, Instant createdAt, @Nullable Instant updatedAt) {

  /// What is done to encrypt.
  ///
  /// @param provider who knows how, such as `luks`
  /// @param controlLocation where it is done: `front-end` (the hypervisor) or `back-end`
  /// @param cipher null leaves it to the provider
  /// @param keySize in bits, null leaves it to the provider
  public record Rule(
      String provider,
      String controlLocation,
      @Nullable String cipher,
      @Nullable Integer keySize) {}
}
