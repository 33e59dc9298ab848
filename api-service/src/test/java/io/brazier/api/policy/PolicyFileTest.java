package io.brazier.api.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFileTest {

  @TempDir private Path folder;

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("policy.yaml"), content);
  }

  @Test
  void rulesAreReadByName() throws IOException {
    Path file =
        file(
            """
            # volumes for all
            "volume:create": "role:member"
            volume:delete: '!'
            "empty": ""
            """);
    assertThat(PolicyFile.read(file))
        .isEqualTo(Map.of("volume:create", "role:member", "volume:delete", "!", "empty", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "---\n"})
  void emptyFileHasNoRules(String content) throws IOException {
    assertThat(PolicyFile.read(file(content))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"- a\n", "text\n", "a: [1]\n", "a: 5\n"})
  void anythingElseIsRefused(String content) throws IOException {
    Path file = file(content);
    assertThatIllegalArgumentException().isThrownBy(() -> PolicyFile.read(file));
  }

  @Test
  void missingFileIsNamed() {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> PolicyFile.read(folder.resolve("none.yaml")))
        .withMessageContaining("none.yaml");
  }
}
