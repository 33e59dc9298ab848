package io.brazier.iscsi;

import io.brazier.volume.VolumeId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What an initiator logs in with.
///
/// @param user its name, which is no secret
/// @param secret what goes with it
public record ChapCredentials(String user, ChapSecret secret) {

  private static final int DIGEST_BYTES = 6;

  /// The user's name follows from who logs in to what, so that it is found again where the target
  /// remembers names only, and no two of a host are the same.
  public static String user(VolumeId volume, Initiator initiator) {
    return userPrefix(volume) + HexFormat.of().formatHex(digest(initiator), 0, DIGEST_BYTES);
  }

  /// With what the names of all users of a volume begin.
  public static String userPrefix(VolumeId volume) {
    return TargetNames.checked(volume).value() + '.';
  }

  private static byte[] digest(Initiator initiator) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(initiator.name().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("every JDK has SHA-256", e);
    }
  }
}
