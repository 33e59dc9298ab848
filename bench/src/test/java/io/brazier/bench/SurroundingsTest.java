package io.brazier.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SurroundingsTest {

  private final Map<String, String> environment =
      new HashMap<>(
          Map.of(
              "BRAZIER_ENDPOINT", "http://127.0.0.1:8776/v3",
              "BRAZIER_TOKEN", "admin:project",
              "BRAZIER_PROJECT", "project",
              "BRAZIER_JDBC_URL", "jdbc:postgresql://127.0.0.1:5432/brazier",
              "BRAZIER_DATABASE_USER", "brazier",
              "BRAZIER_DATABASE_PASSWORD", "secret",
              "BRAZIER_SCRIPT", "./brazier"));

  @Test
  void theFlowLevelIsReadFromTheCommandLine() {
    String commandLine =
        "java\0-Dquarkus.log.category.\"io.brazier.flow.observe\".level=DEBUG\0-jar\0run.jar\0";

    assertThat(Surroundings.flowLogLevel(commandLine)).isEqualTo("DEBUG");
    assertThat(Surroundings.flowLogLevel("java\0-jar\0run.jar\0")).isEqualTo("INFO");
  }

  @Test
  void memoryIsInMebibytes() {
    assertThat(Surroundings.memoryMebibytes("MemTotal:       24576000 kB\nMemFree: 1 kB\n"))
        .isEqualTo(24_000);
  }

  @Test
  void theTargetIsInTheEnvironment() {
    Target target = Target.of(environment);

    assertThat(target.endpoint()).hasToString("http://127.0.0.1:8776/v3");
    assertThat(target.database().user()).isEqualTo("brazier");
    assertThat(target.toString() + target.database()).doesNotContain("secret", "admin:");
  }

  @Test
  void whatIsMissingIsNamed() {
    environment.remove("BRAZIER_TOKEN");

    assertThatThrownBy(() -> Target.of(environment))
        .isInstanceOf(BenchFailure.class)
        .hasMessageStartingWith("BRAZIER_TOKEN");
  }
}
