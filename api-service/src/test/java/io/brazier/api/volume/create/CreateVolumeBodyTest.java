package io.brazier.api.volume.create;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.brazier.api.microversion.ApiVersion;
import io.brazier.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Null, empty and absent are three things.
class CreateVolumeBodyTest {

  private static final JsonMapper JSON = new JsonMapper();

  /// A body with these keys besides the size, single quotes for double ones.
  private static CreateVolumeRequest read(String version, String keys)
      throws JsonProcessingException {
    String body = "{'volume': {'size': '1\\n'%s}}".formatted(keys).replace('\'', '"');
    return CreateVolumeBody.read(JSON.readTree(body), ApiVersion.of(version), JSON);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "                                   | -",
        ", 'imageRef': null                 | -",
        ", 'image_id': null                 | -",
        ", 'imageRef': ''                   | ``",
        ", 'image_id': ''                   | ``",
        ", 'imageRef': 'a'                  | a",
        ", 'imageRef': 'a', 'image_id': 'b' | b",
        ", 'imageRef': 'a', 'image_id': null| -",
      })
  void imageIsWhatTheNewerKeySays(String keys, @Nullable String image)
      throws JsonProcessingException {
    assertThat(read("3.71", keys == null ? "" : keys).sources().imageId()).isEqualTo(image);
  }

  @Test
  void emptyGroupIsOneThatIsNotFound() throws JsonProcessingException {
    assertThat(read("3.71", ", 'group_id': ''").sources().groupId()).isEmpty();
    assertThat(read("3.71", ", 'group_id': null").sources().groupId()).isNull();
  }

  @Test
  void emptyTypeAndBackupAreNone() throws JsonProcessingException {
    assertThat(read("3.71", ", 'volume_type': ''").volumeType()).isNull();
    assertThat(read("3.46", ", 'backup_id': ''").sources().backupId()).isNull();
    assertThatThrownBy(() -> read("3.47", ", 'backup_id': ''")).isInstanceOf(Fault.Invalid.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "true", "'maybe'", "1"})
  void multiattachIsRefusedButAsFalse(String value) throws JsonProcessingException {
    assertThatThrownBy(() -> read("3.0", ", 'multiattach': " + value))
        .isInstanceOf(Fault.Invalid.class);
    assertThat(read("3.0", ", 'multiattach': false").sizeGib()).isEqualTo(1);
  }

  @Test
  void nameCountsBeforeItsAliasBeItNull() throws JsonProcessingException {
    CreateVolumeRequest both =
        read("3.0", ", 'name': null, 'display_name': 'a', 'display_description': '\\u00a0b '");
    assertThat(both.name()).isNull();
    assertThat(both.description()).isEqualTo("b");
    assertThat(read("3.0", ", 'name': '', 'display_name': 'a'").name()).isEmpty();
    assertThat(read("3.0", ", 'display_name': ' a '").name()).isEqualTo("a");
  }

  @Test
  void aliasThatDoesNotCountFitsAllTheSame() {
    assertThatThrownBy(
            () -> read("3.0", ", 'name': 'a', 'display_name': '%s'".formatted("x".repeat(256))))
        .isInstanceOf(Fault.Invalid.class)
        .hasMessageContaining("256 characters");
  }
}
