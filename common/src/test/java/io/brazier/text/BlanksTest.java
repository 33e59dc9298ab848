package io.brazier.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlanksTest {

  /// What `str.isspace` says yes to, as Python 3 prints it.
  private static final String PYTHONS =
      "9 a b c d 1c 1d 1e 1f 20 85 a0 1680 2000 2001 2002 2003 2004 2005 2006 2007 2008 2009 200a"
          + " 2028 2029 202f 205f 3000";

  @Test
  void blanksAreThoseOfPython() {
    String blanks =
        IntStream.rangeClosed(0, Character.MAX_VALUE)
            .filter(character -> Blanks.areAll(Character.toString(character)))
            .mapToObj(Integer::toHexString)
            .collect(Collectors.joining(" "));
    assertThat(blanks).isEqualTo(PYTHONS);
  }

  @Test
  void blanksAtTheEndsAreTakenOff() {
    assertThat(Blanks.strip("\u00a0\u2007\n a\u00a0b \u202f\u0085")).isEqualTo("a\u00a0b");
    assertThat(Blanks.strip("a")).isEqualTo("a");
    assertThat(Blanks.strip("\u3000 ")).isEmpty();
    assertThat(Blanks.strip("")).isEmpty();
  }

  @Test
  void nothingIsBlankAndOneLetterIsNot() {
    assertThat(Blanks.areAll("")).isTrue();
    assertThat(Blanks.areAll(" \u00a0")).isTrue();
    assertThat(Blanks.areAll(" \u00a0.")).isFalse();
    assertThat(Blanks.areAll("\ud83d\ude00")).isFalse();
  }
}
