package io.brazier.api.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.brazier.fault.Fault;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagTest {

  private static final String TAG = "d41d8cd98f00b204e9800998ecf8427e";

  private final EntityTag tags = new EntityTag(new ObjectMapper());

  @Test
  void tagIsTheMd5OfTheDocument() {
    // printf '{"metadata":{}}' | md5sum
    assertThat(tags.of(Map.of("metadata", Map.of()))).isEqualTo("3abe95242a8789bc8f8ded84af06bf0c");
  }

  @Test
  void tagChangesWithAnyPair() {
    String before = tags.of(Map.of("metadata", Map.of("a", "1")));
    assertThat(tags.of(Map.of("metadata", Map.of("a", "2")))).isNotEqualTo(before);
    assertThat(tags.of(Map.of("metadata", Map.of("b", "1")))).isNotEqualTo(before);
    assertThat(before).matches("[0-9a-f]{32}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        TAG,
        "\"" + TAG + "\"",
        "*",
        "x, " + TAG,
        "\"x\",\"" + TAG + "\"",
        " " + TAG + " "
      })
  void conditionHolds(String ifMatch) {
    assertThatCode(() -> tags.condition(ifMatch).require(TAG)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "", "W/\"" + TAG + "\"", "\"x\",\"y\"", TAG + "0"})
  void conditionFails(String ifMatch) {
    assertThatThrownBy(() -> tags.condition(ifMatch).require(TAG))
        .isInstanceOf(Fault.PreconditionFailed.class);
  }

  @Test
  void noHeaderIsNoCondition() {
    assertThat(tags.condition(null)).isEqualTo(EntityTag.Condition.NONE);
    assertThatCode(() -> EntityTag.Condition.NONE.require(TAG)).doesNotThrowAnyException();
  }
}
