package io.brazier.e2e.fault;

import static io.brazier.e2e.instance.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.e2e.client.Backends;
import io.brazier.e2e.client.Project;
import io.brazier.e2e.inspect.Database;
import io.brazier.e2e.inspect.Storage;
import io.brazier.e2e.instance.Brazier;
import io.brazier.e2e.instance.Part;
import io.brazier.e2e.instance.ProgramOutput;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// The faults bite, and are healed: else a test that survives them shows nothing.
class FaultsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LVM_CRASHED = 139;
  private static final int LVM_FAILED = 5;

  private final Brazier brazier = Brazier.shared();

  @AutoClose private final Project project = Project.fresh(brazier);

  @Test
  void killedApiAnswersNobodyUntilItIsHealed() {
    Fault fault = new Outage(brazier, Part.API, Outage.Manner.KILLED);
    try {
      assertThat(fault.inject()).isTrue();

      assertThatThrownBy(project::volumes).isInstanceOf(UncheckedIOException.class);
    } finally {
      fault.heal();
    }
    assertThat(project.volumes()).isEmpty();
  }

  @Test
  void apiIsKilledAfterTheCommitAndBeforeTheCast() {
    int debugPort = brazier.ports().getOrDefault(Part.API, 0) + 50;
    Fault fault = new KillAtStep(brazier, Part.API, Step.COMMITTED_NOT_CAST, debugPort, PATIENCE);
    CompletableFuture<Boolean> held = CompletableFuture.supplyAsync(fault::inject);
    try {
      eventually("a request is killed", () -> assertThatThrownBy(this::create).isNotNull());
      assertThat(held.join()).isTrue();
    } finally {
      fault.heal();
    }
    String volume = project.volumes().getFirst().get("id").asText();
    project.awaitAvailable(volume);
  }

  @Test
  void cutConnectionsAreMadeAnew() {
    assertThat(new CutConnections(Database.of(brazier)).inject()).isTrue();

    eventually("the API works again", () -> assertThat(project.volumes()).isEmpty());
  }

  @Test
  void hostBehindACutNetworkIsOutOfReach() {
    Fault fault = new CutNetwork(brazier, 2);
    try {
      fault.inject();

      assertThat(brazier.exec(2, "true").status()).isNotZero();
    } finally {
      fault.heal();
    }
    eventually("the host is back", () -> assertThat(brazier.exec(2, "true").status()).isZero());
  }

  @Test
  void commandsCrash() {
    assertThat(versionBy(FaultyLvm.Manner.CRASH).status()).isEqualTo(LVM_CRASHED);
  }

  @Test
  void commandsDoTheirWorkAndReportFailure() {
    ProgramOutput version = versionBy(FaultyLvm.Manner.LIE);

    assertThat(version.status()).isEqualTo(LVM_FAILED);
    assertThat(version.stdout()).contains("LVM version");
  }

  @Test
  void commandsHang() {
    ProgramOutput version = versionBy(FaultyLvm.Manner.HANG);

    assertThat(version.status()).as("the status of `timeout`").isEqualTo(124);
  }

  /// Asked as the volume service asks.
  private ProgramOutput versionBy(FaultyLvm.Manner manner) {
    Fault fault = new FaultyLvm(brazier, 1, manner);
    try {
      fault.inject();
      return brazier.exec(1, "sh", "-c", "PATH=/run/faulty-lvm:$PATH timeout 5 lvcreate --version");
    } finally {
      fault.heal();
    }
  }

  @Test
  void volumeIsMadeOnceByAnLvmThatLies() {
    Fault fault = new FaultyLvm(brazier, 1, FaultyLvm.Manner.LIE);
    try (Backends.Disabled _ = new Backends(project.api()).disable(2, project.thin())) {
      fault.inject();
      String volume = project.create(project.thin());

      project.awaitAvailable(volume);
      new Storage(brazier).only(volume);
    } finally {
      fault.heal();
    }
  }

  @Test
  void fullGroupHasNoSpaceLeft() {
    Fault fault = new FullGroup(brazier, 1);
    try {
      assertThat(fault.inject()).isTrue();

      assertThat(freeExtents()).isEqualTo("0");
    } finally {
      fault.heal();
    }
    assertThat(freeExtents()).isNotEqualTo("0");
  }

  private String freeExtents() {
    return brazier
        .exec(1, "vgs", "--noheadings", "-o", "vg_free_count", "cinder-volumes")
        .orFail()
        .strip();
  }

  @Test
  void clockOfAHostIsItsOwn() {
    Fault fault = new ClockJump(brazier, 1, Duration.ofHours(1));
    try {
      fault.inject();

      assertThat(hostTime()).isAfter(Instant.now().plus(Duration.ofMinutes(50)));
    } finally {
      fault.heal();
    }
    assertThat(hostTime()).isBefore(Instant.now().plus(Duration.ofMinutes(5)));
  }

  private Instant hostTime() {
    return Instant.ofEpochSecond(Long.parseLong(brazier.exec(1, "date", "+%s").orFail().strip()));
  }

  private String create() {
    return project.create(project.thin());
  }
}
