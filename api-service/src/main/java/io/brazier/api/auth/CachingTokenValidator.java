package io.brazier.api.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/// Remembers what another validator said, by the tokens' hashes: no token is kept in memory longer
/// than its request.
final class CachingTokenValidator implements TokenValidator {

  /// How long answers hold.
  ///
  /// @param valid for a valid token, at most until it expires
  /// @param invalid for one that is not
  /// @param size how many are kept
  record Limits(Duration valid, Duration invalid, int size) {}

  private final TokenValidator validator;
  private final Clock clock;
  private final Cache<String, TokenState> states;

  CachingTokenValidator(TokenValidator validator, Clock clock, Limits limits) {
    this.validator = validator;
    this.clock = clock;
    this.states =
        Caffeine.newBuilder()
            .maximumSize(limits.size())
            .expireAfter(Expiry.creating((String _, TokenState state) -> lifetime(state, limits)))
            .ticker(() -> nanoseconds(clock))
            .build();
  }

  private static long nanoseconds(Clock clock) {
    return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
  }

  private Duration lifetime(TokenState state, Limits limits) {
    return switch (state) {
      case TokenState.Invalid _ -> limits.invalid();
      case TokenState.Valid(_, var expiresAt) -> {
        Duration left = Duration.between(clock.instant(), expiresAt);
        yield left.compareTo(limits.valid()) < 0 ? left : limits.valid();
      }
    };
  }

  /// Two requests with the same new token may both ask: waiting for each other is not worth it.
  @Override
  public TokenState validate(String token) {
    String hash = hash(token);
    TokenState known = states.getIfPresent(hash);
    if (known != null) {
      return known;
    }
    TokenState state = validator.validate(token);
    states.put(hash, state);
    return state;
  }

  private static String hash(String token) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
