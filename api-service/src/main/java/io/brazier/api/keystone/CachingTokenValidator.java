package io.brazier.api.keystone;

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
/// than its request. Who asks what is being asked already waits for that answer.
final class CachingTokenValidator implements TokenValidator {

  /// How long answers hold.
  ///
  /// @param valid for a valid token, at most until it expires
  /// @param invalid for one that is not
  /// @param size how many are kept
  record Limits(Duration valid, Duration invalid, int size) {}

  /// A question without its token. Each of the two about one token has an answer of its own.
  private record Key(String hash, Past past) {}

  private final TokenValidator validator;
  private final Clock clock;
  private final Cache<Key, TokenState> states;
  private final SingleFlight<Key, TokenState> questions = new SingleFlight<>();

  CachingTokenValidator(TokenValidator validator, Clock clock, Limits limits) {
    this.validator = validator;
    this.clock = clock;
    this.states =
        Caffeine.newBuilder()
            .maximumSize(limits.size())
            .expireAfter(
                Expiry.creating((Key key, TokenState state) -> lifetime(key.past(), state, limits)))
            .ticker(() -> nanoseconds(clock))
            .build();
  }

  private static long nanoseconds(Clock clock) {
    return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
  }

  private Duration lifetime(Past past, TokenState state, Limits limits) {
    Duration lifetime =
        switch (state) {
          case TokenState.Invalid _ -> limits.invalid();
          case TokenState.Valid(_, var expiresAt) ->
              past == Past.ALLOWED
                  ? limits.valid()
                  : min(Duration.between(clock.instant(), expiresAt), limits.valid());
        };
    return lifetime.isNegative() ? Duration.ZERO : lifetime;
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  @Override
  public TokenState validate(Question question, Deadline deadline) {
    Key key = new Key(hash(question.token()), question.past());
    TokenState known = states.getIfPresent(key);
    TokenState state =
        known == null ? questions.ask(key, deadline, () -> ask(key, question, deadline)) : known;
    return state.at(clock.instant(), question.past());
  }

  private TokenState ask(Key key, Question question, Deadline deadline) {
    TokenState known = states.getIfPresent(key);
    if (known != null) {
      return known;
    }
    TokenState state = validator.validate(question, deadline);
    states.put(key, state);
    return state;
  }

  @Override
  public boolean isAnswering(Deadline deadline) {
    return validator.isAnswering(deadline);
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
