package io.brazier.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

final class ValuesTest {
  private static final Key<String> HOST = Key.of("host", String.class);
  private static final Key<Integer> SIZE = Key.of("size", Integer.class);

  @Test
  void valuesAreReadByTheirKeys() {
    Values values = Values.of(HOST, "h1").and(SIZE, 3);

    assertThat(values.get(HOST)).isEqualTo("h1");
    assertThat(values.find(SIZE)).contains(3);
    assertThat(values.keys()).containsExactly(HOST, SIZE);
  }

  @Test
  void addingLeavesTheOriginalAsItWas() {
    Values one = Values.of(HOST, "h1");

    one.and(SIZE, 3);

    assertThat(one.keys()).containsExactly(HOST);
    assertThat(Values.none().keys()).isEmpty();
  }

  @Test
  void secondValueOfAKeyIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Values.of(HOST, "h1").and(HOST, "h2"))
        .withMessage("Key host has a value already");
  }

  @Test
  void missingValueIsNamed() {
    assertThat(Values.none().find(HOST)).isEmpty();
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> Values.none().get(HOST))
        .withMessage("No value for key host");
  }

  @Test
  void nameOfAnotherKeyIsRefused() {
    Key<Integer> impostor = Key.of("host", Integer.class);

    assertThatIllegalArgumentException().isThrownBy(() -> Values.of(HOST, "h1").find(impostor));
  }

  @Test
  @SuppressWarnings("NullAway") // unchecked callers can do it
  void nullIsRefused() {
    assertThatNullPointerException()
        .isThrownBy(() -> Values.of(HOST, null))
        .withMessage("Null for key host");
  }

  @Test
  @SuppressWarnings({"unchecked", "rawtypes"}) // unchecked callers can do it
  void valueOfAnotherTypeIsRefused() {
    assertThatExceptionOfType(ClassCastException.class)
        .isThrownBy(() -> Values.of((Key) HOST, (Object) 5));
  }

  @Test
  void keyNeedsANameAndAClass() {
    assertThatIllegalArgumentException().isThrownBy(() -> Key.of(" ", String.class));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Key.of("size", int.class))
        .withMessageContaining("size");
  }
}
