package io.brazier.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What is kept of the key of a transfer: enough to know it again, not enough to tell it.
///
/// Cinder's has HMAC-SHA1 and compares texts as they come (`cinder/transfer/api.py`).
///
/// @param salt hexadecimal, another for each transfer
/// @param hash hexadecimal
record TransferKey(String salt, String hash) {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SALT_BYTES = 16;
  private static final int KEY_BYTES = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  /// A new key as its owner is told it, once: 16 hexadecimal digits.
  static String draw() {
    return random(KEY_BYTES);
  }

  /// What is kept of a key.
  static TransferKey of(String key) {
    String salt = random(SALT_BYTES);
    return new TransferKey(salt, hash(salt, key));
  }

  /// Whether this was kept of a key; it takes as long for every wrong one.
  boolean isOf(String key) {
    return MessageDigest.isEqual(hash(salt, key).getBytes(UTF_8), hash.getBytes(UTF_8));
  }

  private static String random(int bytes) {
    byte[] drawn = new byte[bytes];
    RANDOM.nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }

  private static String hash(String salt, String key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(salt.getBytes(UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(key.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
