package io.brazier.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.e2e.chaos.Chaos;
import io.brazier.e2e.client.Project;
import io.brazier.e2e.instance.Brazier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whatever goes wrong: every accepted request ends, and what clients were told is so.
///
/// `-Dchaos.minutes` says for how long, `-Dchaos.seed` repeats a run: see `./brazier chaos`.
class ChaosIT {

  private static final double MINUTES =
      Double.parseDouble(System.getProperty("chaos.minutes", "1"));
  private static final long SEED =
      Long.getLong("chaos.seed", ThreadLocalRandom.current().nextLong(1_000_000));
  private static final Path REPORT = Path.of("target", "chaos.txt");

  private final Brazier brazier = Brazier.shared();

  @AutoClose private final Project project = Project.fresh(brazier);

  @Test
  @Timeout(value = 2, unit = TimeUnit.DAYS)
  void everyAcceptedRequestEndsAndEveryAnswerStaysTrue() throws IOException {
    Duration length = Duration.ofMillis((long) (MINUTES * 60_000));
    project.limit("volumes", -1);
    Chaos chaos = new Chaos(brazier, project, SEED, length);
    Files.writeString(REPORT, chaos.plan());

    Chaos.Result result = chaos.run();

    Files.writeString(REPORT, result.report());
    assertThat(result.findings())
        .as("./brazier chaos --seed %d --minutes %s%n%s", SEED, MINUTES, result.report())
        .isEmpty();
  }
}
