package io.brazier.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.e2e.chaos.RollingRestart;
import io.brazier.e2e.client.Project;
import io.brazier.e2e.instance.Brazier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// An update that restarts every service in turn is not noticed.
class RollingIT {

  private static final Path REPORT = Path.of("target", "rolling.txt");

  private final Brazier brazier = Brazier.shared();

  @AutoClose private final Project project = Project.fresh(brazier);

  @Test
  void noRequestFailsWhileEveryServiceIsRestarted() throws IOException {
    project.limit("volumes", -1);
    long seed = ThreadLocalRandom.current().nextLong(1_000_000);
    RollingRestart restart = new RollingRestart(brazier, project);

    List<String> findings = restart.run(seed);

    Files.writeString(REPORT, restart.report());
    assertThat(findings).as("seed %d, %s", seed, restart.report()).isEmpty();
  }
}
