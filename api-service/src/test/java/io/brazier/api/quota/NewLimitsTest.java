package io.brazier.api.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brazier.api.microversion.Microversions;
import io.brazier.fault.Fault;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewLimitsTest {

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static Map<String, Long> ofProject(String body) {
    return NewLimits.ofProject(json(body), Microversions.MAXIMUM).limits();
  }

  private static Map<String, Long> ofClass(String body) {
    return NewLimits.ofClass(json(body), Microversions.MAXIMUM).limits();
  }

  @Test
  void limitsAreReadByName() {
    assertThat(ofProject("{\"quota_set\": {\"volumes\": 5, \"gigabytes_t 1\": -1}}"))
        .isEqualTo(Map.of("volumes", 5L, "gigabytes_t 1", -1L));
  }

  @Test
  void whatRepliesHoldBesidesIsLeftOut() {
    assertThat(ofProject("{\"quota_set\": {\"volumes\": 5, \"id\": \"a\", \"tenant_id\": null}}"))
        .isEqualTo(Map.of("volumes", 5L));
  }

  @Test
  void largestLimitPasses() {
    assertThat(ofProject("{\"quota_set\": {\"volumes\": 2147483647}}"))
        .containsEntry("volumes", 2_147_483_647L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"5\"", "-2", "2147483648", "1e30", "null", "[1]", "5.0"})
  void projectsLimitIsAWholeNumberInRange(String limit) {
    assertThatThrownBy(() -> ofProject("{\"quota_set\": {\"volumes\": %s}}".formatted(limit)))
        .isInstanceOf(Fault.Invalid.class)
        .hasMessageStartingWith("Invalid input for field/attribute volumes. Value: ");
  }

  @ParameterizedTest
  @CsvSource({"10, 10", "-1, -1", "' +7\u00a0', 7", "2147483647, 2147483647"})
  void limitOfASingleVolumeMayBeAString(String text, long limit) {
    assertThat(ofProject("{\"quota_set\": {\"per_volume_gigabytes\": \"%s\"}}".formatted(text)))
        .isEqualTo(Map.of("per_volume_gigabytes", limit));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\"x\"", "\"-2\"", "\"2147483648\"", "\"1.0\"", "null", "1.5"})
  void limitOfASingleVolumeIsAWholeNumberInRange(String limit) {
    assertThatThrownBy(
            () -> ofProject("{\"quota_set\": {\"per_volume_gigabytes\": %s}}".formatted(limit)))
        .isInstanceOf(Fault.Invalid.class);
  }

  @Test
  void lastLineFeedOfAClassLimitIsNotRead() {
    assertThat(ofClass("{\"quota_class_set\": {\"volumes\": \"5\\n\"}}"))
        .isEqualTo(Map.of("volumes", 5L));
  }

  @Test
  void projectsBodyHasAtLeastOneKey() {
    assertThatThrownBy(() -> ofProject("{\"quota_set\": {}}"))
        .isInstanceOf(Fault.Invalid.class)
        .hasMessageContaining("does not have enough properties");
    assertThatThrownBy(() -> ofProject("{}"))
        .isInstanceOf(Fault.Invalid.class)
        .hasMessage("'quota_set' is a required property");
  }

  @Test
  void classTakesStringsOfDigits() {
    assertThat(ofClass("{\"quota_class_set\": {\"volumes\": \"5\", \"backups\": -1}}"))
        .isEqualTo(Map.of("volumes", 5L, "backups", -1L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\"-1\"", "\"x\"", "-2", "null", "true"})
  void classRefusesWhatIsNoLimit(String limit) {
    assertThatThrownBy(() -> ofClass("{\"quota_class_set\": {\"volumes\": %s}}".formatted(limit)))
        .isInstanceOf(Fault.Invalid.class)
        .hasMessageContaining("volumes");
  }
}
