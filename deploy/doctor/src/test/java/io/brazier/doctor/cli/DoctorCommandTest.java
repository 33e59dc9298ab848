package io.brazier.doctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.doctor.diagnosis.Environment;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DoctorCommandTest {

  private final StringWriter errors = new StringWriter();

  @Test
  void missingVariableIsNamed() {
    assertThat(execute(Map.of())).isEqualTo(2);
    assertThat(errors.toString()).contains("QUARKUS_DATASOURCE_JDBC_URL is not set.");
  }

  @Test
  void databaseThatIsAwayIsOneSentence() {
    Map<String, String> environment =
        Map.of(
            "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:1/nowhere",
            "QUARKUS_DATASOURCE_USERNAME", "user",
            "QUARKUS_DATASOURCE_PASSWORD", "secret");

    assertThat(execute(environment)).isEqualTo(2);
    assertThat(errors.toString())
        .startsWith("doctor: The database jdbc:postgresql://127.0.0.1:1/nowhere cannot be read")
        .doesNotContain("secret", "Exception");
  }

  @Test
  void unknownOptionIsWrongUsage() {
    assertThat(execute(Map.of(), "--remedy")).isEqualTo(2);
  }

  private int execute(Map<String, String> environment, String... arguments) {
    CommandLine commandLine =
        DoctorCommand.commandLine(new Environment(environment))
            .setErr(new PrintWriter(errors, true));
    return commandLine.execute(arguments);
  }
}
