package io.brazier.e2e;

import static io.brazier.e2e.instance.Eventually.RECOVERY;
import static io.brazier.e2e.instance.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.e2e.client.Answer;
import io.brazier.e2e.client.Project;
import io.brazier.e2e.inspect.Books;
import io.brazier.e2e.inspect.Database;
import io.brazier.e2e.inspect.Storage;
import io.brazier.e2e.instance.Brazier;
import io.brazier.e2e.instance.Together;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// The quota is exact however many ask at once (P3), and so are the backends (P2).
class ConcurrentCreatesIT {

  private static final int REQUESTS = 200;
  private static final int GIGABYTES = 30;

  private final Brazier brazier = Brazier.shared();
  private final Books books = new Books(Database.of(brazier));

  @AutoClose private final Project project = Project.fresh(brazier);

  @Test
  void exactlyAsManyAsTheQuotaAllowsAreMade() {
    // A thin pool of 7 GiB takes 20 times as much, so that all of them find a place.
    project.limit("volumes", -1);
    project.limit("gigabytes", GIGABYTES);

    List<Answer> answers = createAllAtOnce();

    List<String> accepted =
        answers.stream().filter(answer -> answer.status() == 202).map(Project::idOf).toList();
    assertThat(accepted).hasSize(GIGABYTES).doesNotHaveDuplicates();
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 202)
        .hasSize(REQUESTS - GIGABYTES)
        .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(413));
    assertThat(books.used(project.id(), "gigabytes")).isEqualTo(GIGABYTES);
    eventually("all are available", RECOVERY, this::assertAllAreAvailable);
    assertThat(new Storage(brazier).volumeIds()).containsAll(accepted).doesNotHaveDuplicates();
    books.balance(project.id());
  }

  private void assertAllAreAvailable() {
    assertThat(project.volumes())
        .hasSize(GIGABYTES)
        .allSatisfy(volume -> assertThat(volume.get("status").asText()).isEqualTo("available"));
  }

  private List<Answer> createAllAtOnce() {
    Callable<Answer> create = () -> project.request(1, project.thin());
    return Together.all(Stream.generate(() -> create).limit(REQUESTS).toList());
  }
}
