package io.brazier.api.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.api.microversion.ApiVersion;
import org.junit.jupiter.api.Test;

class FieldsTest {

  private static final Fields<String> FIELDS =
      Fields.<String>none()
          .add("length", String::length)
          .add("old", _ -> null)
          .until("3.9")
          .add("both", text -> text)
          .since("3.8")
          .until("3.10")
          .onlyIf(text -> !text.isEmpty())
          .add("new", String::isEmpty)
          .since("3.10");

  private static Iterable<String> keys(String subject, String version) {
    return FIELDS.of(subject, ApiVersion.of(version)).keySet();
  }

  @Test
  void keysComeAndGoWithTheVersionInTheirOrder() {
    assertThat(keys("ab", "3.0")).containsExactly("length", "old");
    assertThat(keys("ab", "3.8")).containsExactly("length", "old", "both");
    assertThat(keys("ab", "3.9")).containsExactly("length", "old", "both");
    assertThat(keys("ab", "3.10")).containsExactly("length", "both", "new");
    assertThat(keys("ab", "3.11")).containsExactly("length", "new");
  }

  @Test
  void keyIsForThoseThatItIsFor() {
    assertThat(keys("", "3.8")).containsExactly("length", "old");
  }

  @Test
  void nullIsShownAsSuch() {
    assertThat(FIELDS.of("ab", ApiVersion.of("3.0"))).containsEntry("old", null);
  }

  @Test
  void tableStaysAsItIsWhenAnotherIsMadeOfIt() {
    Fields<String> longer = FIELDS.add("more", text -> text).onlyIf(String::isEmpty);
    assertThat(keys("ab", "3.11")).containsExactly("length", "new");
    assertThat(longer.of("", ApiVersion.of("3.11"))).containsKey("more");
  }
}
