package io.brazier.e2e;

import static io.brazier.e2e.instance.Eventually.RECOVERY;
import static io.brazier.e2e.instance.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.e2e.client.Answer;
import io.brazier.e2e.client.Project;
import io.brazier.e2e.inspect.Books;
import io.brazier.e2e.inspect.Database;
import io.brazier.e2e.inspect.Filler;
import io.brazier.e2e.inspect.SparseWipe;
import io.brazier.e2e.inspect.Storage;
import io.brazier.e2e.instance.Brazier;
import io.brazier.e2e.instance.Together;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Placement is exact however many schedulers place at once (P4): pools are filled to the last GiB
/// and not beyond.
class FullPoolsIT {

  private static final int REQUESTS = 120;
  private static final int FREE_GIB = 20;

  private final Brazier brazier = Brazier.shared();
  private final Database database = Database.of(brazier);
  private final Storage storage = new Storage(brazier);

  private final Project project = Project.fresh(brazier);

  private List<Filler> fillers = List.of();
  private List<SparseWipe> wipes = List.of();

  @BeforeEach
  void leaveExactlyAsMuchAsAFewOfTheRequestsNeed() {
    wipes = brazier.hosts().stream().map(host -> SparseWipe.on(brazier, host)).toList();
    int each = FREE_GIB / brazier.hosts().size();
    fillers =
        brazier.hosts().stream().map(host -> new Filler(brazier, host, "cinder-volumes")).toList();
    fillers.forEach(filler -> filler.takeAllBut(each));
    eventually(
        "the backends have reported it",
        () -> assertThat(freeGib()).hasSize(brazier.hosts().size()).containsOnly((double) each));
  }

  @AfterEach
  void takeEverythingAway() {
    project.close();
    wipes.forEach(SparseWipe::close);
    fillers.forEach(Filler::close);
  }

  @Test
  void poolsAreFilledToTheLastGibibyteAndNotBeyond() {
    project.limit("volumes", -1);
    Callable<Answer> create = () -> project.request(1, project.thick());

    List<String> accepted =
        Together.all(Stream.generate(() -> create).limit(REQUESTS).toList()).stream()
            .map(answer -> Project.idOf(answer.expect(202)))
            .toList();

    eventually("all have ended", RECOVERY, () -> assertThat(withStatus("creating")).isEmpty());
    assertThat(withStatus("available")).hasSize(FREE_GIB);
    assertThat(withStatus("error")).hasSize(REQUESTS - FREE_GIB).allSatisfy(this::hasReasons);
    assertThat(storage.volumeIds())
        .containsExactlyInAnyOrderElementsOf(withStatus("available"))
        .isSubsetOf(accepted);
    new Books(database).balance(project.id());
  }

  /// One reason for each pool, and none is that a storage host had no space.
  private void hasReasons(String volume) {
    List<String> causes = database.causes(volume);
    assertThat(causes).hasSize(1);
    assertThat(causes.getFirst()).contains("No valid backend").doesNotContain("last failure");
    for (int host : brazier.hosts()) {
      assertThat(causes.getFirst())
          .containsPattern("storage-%d@lvm#\\S+: CapacityFilter: ".formatted(host))
          .containsPattern("storage-%d@thin#\\S+: \\w+Filter: ".formatted(host));
    }
  }

  private List<String> withStatus(String status) {
    return project.volumes().stream()
        .filter(volume -> volume.get("status").asText().equals(status))
        .map(volume -> volume.get("id").asText())
        .toList();
  }

  private List<Double> freeGib() {
    JsonNode pools =
        project.api().get("/scheduler-stats/get_pools?detail=true").expect(200).json().get("pools");
    return pools
        .valueStream()
        .filter(pool -> pool.get("name").asText().contains("@lvm#"))
        .map(pool -> pool.at("/capabilities/free_capacity_gb").asDouble())
        .toList();
  }
}
