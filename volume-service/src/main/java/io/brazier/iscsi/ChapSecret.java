package io.brazier.iscsi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// What an initiator proves to know when it logs in. Its text never shows it.
///
/// @param value 12 to 16 letters and digits: shorter is guessed, longer is more than some
///   initiators take
public record ChapSecret(String value) {

  /// Cinder's groups: what is taken for something else when it is read is left out
  /// (`DEFAULT_PASSWORD_SYMBOLS`, `cinder/utils.py`).
  private static final List<String> GROUPS =
      List.of("23456789", "ABCDEFGHJKLMNPQRSTUVWXYZ", "abcdefghijkmnopqrstuvwxyz");

  private static final int LENGTH = 16;
  private static final Pattern VALID = Pattern.compile("[a-zA-Z0-9]{12,16}");

  /// Refuses what some target or initiator does not take; the message does not show it.
  public ChapSecret {
    if (!VALID.matcher(value).matches()) {
      throw new IllegalArgumentException("a CHAP secret is 12 to 16 letters and digits");
    }
  }

  /// A new one of 16 characters with at least one of each of Cinder's groups.
  ///
  /// @param random one that nobody can guess: [java.security.SecureRandom]
  public static ChapSecret generate(RandomGenerator random) {
    String all = String.join("", GROUPS);
    List<Character> letters = new ArrayList<>();
    GROUPS.forEach(group -> letters.add(any(group, random)));
    while (letters.size() < LENGTH) {
      letters.add(any(all, random));
    }
    Collections.shuffle(letters, random);
    StringBuilder value = new StringBuilder();
    letters.forEach(value::append);
    return new ChapSecret(value.toString());
  }

  private static char any(String letters, RandomGenerator random) {
    return letters.charAt(random.nextInt(letters.length()));
  }

  @Override
  public String toString() {
    return "***";
  }
}
