package io.brazier.e2e;

import static io.brazier.e2e.instance.Eventually.RECOVERY;
import static io.brazier.e2e.instance.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.e2e.client.Backends;
import io.brazier.e2e.client.Project;
import io.brazier.e2e.inspect.Books;
import io.brazier.e2e.inspect.Database;
import io.brazier.e2e.inspect.LogicalVolume;
import io.brazier.e2e.inspect.SparseWipe;
import io.brazier.e2e.inspect.Storage;
import io.brazier.e2e.instance.Brazier;
import io.brazier.e2e.instance.Part;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A copy that takes a while: it survives its service, is of one moment, and is in nobody's way.
class CloneIT {

  private static final Logger LOG = System.getLogger(CloneIT.class.getName());

  private static final int HOST = 1;
  private static final int ELSEWHERE = 2;
  private static final int SIZE_GIB = 4;
  private static final int MIB_IN_GIB = 1024;
  private static final int WRITTEN_MIB = 512;
  private static final int KILLS = 3;
  private static final int CREATES = 5;
  private static final int COPIES = 2;

  private final Brazier brazier = Brazier.shared();
  private final Storage storage = new Storage(brazier);
  private final Books books = new Books(Database.of(brazier));
  private final Project project = Project.fresh(brazier);

  private Backends.Disabled elsewhere = () -> {};
  private SparseWipe wipe = new SparseWipe(brazier, HOST);

  @BeforeEach
  void keepToOneHost() {
    project.limit("volumes", -1);
    elsewhere = new Backends(project.api()).disable(ELSEWHERE, project.thick());
    wipe = SparseWipe.on(brazier, HOST);
  }

  @AfterEach
  void takeEverythingAway() {
    elsewhere.close();
    project.close();
    wipe.close();
  }

  @Test
  void copyDelaysNoCreateAndIsWholeHoweverOftenItsServiceIsKilled() {
    String source = source();
    String expected = storage.checksum(storage.only(source));

    timeCreatesBesideCopies(source);
    String clone = clone(source);
    killThreeTimes(clone, storage.only(source));

    project.awaitAvailable(clone, RECOVERY);
    assertThat(storage.checksum(storage.only(clone))).isEqualTo(expected);
    books.balance(project.id());
  }

  /// Beside as many copies as there may be at a time.
  private void timeCreatesBesideCopies(String source) {
    Duration alone = medianCreate();
    List<String> clones = Stream.generate(() -> clone(source)).limit(COPIES).toList();
    awaitCopy(clones.getFirst(), -1);
    Duration beside = medianCreate();

    assertThat(clones)
        .as("copies that still run when the creates are done")
        .anySatisfy(clone -> assertThat(books.progress(clone)).isPresent());
    LOG.log(
        Level.INFO,
        "Median of {0} creates: {1} ms alone, {2} ms beside copies",
        CREATES,
        alone.toMillis(),
        beside.toMillis());
    clones.forEach(clone -> project.forceDelete(clone).expect(202));
    clones.forEach(project::awaitGone);
  }

  /// In the middle of a copy, each time further than before. What is written to the source
  /// meanwhile is not in the clone.
  private void killThreeTimes(String clone, LogicalVolume source) {
    int percent = -1;
    for (int i = 0; i < KILLS; i++) {
      awaitCopy(clone, percent);
      eventually("a copy is held", () -> assertThat(storage.holdCopies(HOST)).isTrue());
      percent = books.progress(clone).orElseThrow();
      storage.fillWithZeros(source, i * MIB_IN_GIB);
      brazier.kill(Part.volume(HOST));
      brazier.start(Part.volume(HOST));
    }
  }

  private void awaitCopy(String clone, int percent) {
    eventually(
        "it is copied beyond %d%%".formatted(percent),
        RECOVERY,
        () -> {
          assertThat(books.progress(clone).orElseThrow()).isGreaterThan(percent);
          assertThat(storage.isCopying(HOST)).isTrue();
        });
  }

  /// Each GiB of it has bytes that are nowhere else, and zeros.
  private String source() {
    String volume = Project.idOf(project.request(SIZE_GIB, project.thick()).expect(202));
    project.awaitAvailable(volume);
    LogicalVolume lv = storage.only(volume);
    IntStream.range(0, SIZE_GIB)
        .forEach(gib -> storage.fillWithNumbers(lv, gib * MIB_IN_GIB, WRITTEN_MIB));
    return volume;
  }

  private String clone(String source) {
    String body =
        "{\"volume\": {\"size\": %d, \"source_volid\": \"%s\"}}".formatted(SIZE_GIB, source);
    return Project.idOf(project.api().post("/volumes", body).expect(202));
  }

  private Duration medianCreate() {
    List<Duration> took =
        Stream.generate(() -> books.createTook(project.createAvailable(project.thick())))
            .limit(CREATES)
            .sorted()
            .toList();
    return took.get(CREATES / 2);
  }
}
