package io.brazier.iscsi;

import java.util.regex.Pattern;

/// The iSCSI name of an initiator, as its connector gives it.
///
/// It becomes the name of a folder and an argument of programs, so nothing but letters, digits,
/// dots, hyphens, underscores and colons is taken (RFC 3722 has no more of ASCII but for the
/// underscore, which some initiators use all the same).
///
/// @param name `iqn.…`, `eui.…` or `naa.…`, at most 223 characters; targets compare it letter by
///   letter
public record Initiator(String name) {

  private static final Pattern VALID =
      Pattern.compile("(?:iqn\\.[0-9]{4}-[0-9]{2}\\.|eui\\.|naa\\.)[a-zA-Z0-9._:-]{1,200}");

  /// Refuses what is no initiator's name.
  public Initiator {
    if (!isValid(name)) {
      throw new IllegalArgumentException("not an initiator name: \"" + name + '"');
    }
  }

  /// Whether an initiator may have this name.
  public static boolean isValid(String name) {
    return VALID.matcher(name).matches();
  }

  @Override
  public String toString() {
    return name;
  }
}
