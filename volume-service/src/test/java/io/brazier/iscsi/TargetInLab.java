package io.brazier.iscsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.brazier.driver.process.Command;
import io.brazier.driver.process.CommandResult;
import io.brazier.driver.process.ProcessCommandRunner;
import io.brazier.volume.VolumeId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The contract with logical volumes of a lab host, and the initiator of its kernel.
public abstract class TargetInLab implements TargetContract {

  private static final String GROUP = "cinder-volumes";
  private static final int BLOCK_BYTES = 1 << 20;
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final KernelInitiator initiator = new KernelInitiator();
  private final ProcessCommandRunner runner = new ProcessCommandRunner();
  private final Target target;

  /// @param target what is tried
  protected TargetInLab(Target target) {
    this.target = target;
  }

  /// Whether a session sees a new size.
  protected abstract boolean growsInUse();

  @BeforeEach
  void setUp() {
    initiator.start();
    target.checkForSetupError();
    List.of(FIRST, SECOND)
        .forEach(volume -> lvm("lvcreate", "-y", "-L", "64M", "-n", lv(volume), GROUP));
  }

  @AfterEach
  void tearDown() {
    target.exports().forEach(export -> target.removeExport(export.volume()));
    initiator.logOutAll();
    List.of(FIRST, SECOND).forEach(volume -> lvm("lvremove", "-f", GROUP + "/" + lv(volume)));
  }

  @Override
  public final Target target() {
    return target;
  }

  @Override
  public final Path device(VolumeId volume) {
    return Path.of("/dev", GROUP, lv(volume));
  }

  @Override
  public final boolean logIn(Export export, Initiator name, ChapCredentials credentials) {
    return initiator.logIn(export, export.portals().getFirst(), name, credentials);
  }

  /// The target notices a moment later.
  @Override
  public final void logOut(Export export, Initiator name) {
    initiator.logOut(export, name);
    await()
        .until(() ->
            target.sessions(volume(export)).stream()
                .noneMatch(session -> session.initiator().equals(name)));
  }

  @Test
  void whatIsWrittenIsOnTheVolumeAndIsReadBack() throws IOException {
    Export export = target.ensureExport(FIRST, device(FIRST));
    logIn(export, ALICE, target.allow(FIRST, ALICE, OF_ALICE));
    write(disk(export), (byte) 0xA5);

    assertThat(first(disk(export))).isEqualTo(block((byte) 0xA5));
    logOut(export, ALICE);
    target.removeExport(FIRST);
    assertThat(first(device(FIRST))).isEqualTo(block((byte) 0xA5));
  }

  @Test
  void withdrawnInitiatorReadsNothingMore() {
    Export export = target.ensureExport(FIRST, device(FIRST));
    logIn(export, ALICE, target.allow(FIRST, ALICE, OF_ALICE));
    Path disk = disk(export);
    target.withdraw(FIRST, ALICE);

    assertThatThrownBy(() -> first(disk)).isInstanceOf(IOException.class);
  }

  @Test
  void everyPortalIsListenedAt() {
    Export export = target.ensureExport(FIRST, device(FIRST));
    ChapCredentials credentials = target.allow(FIRST, ALICE, OF_ALICE);

    assertThat(export.portals()).hasSizeGreaterThan(1);
    assertThat(export.portals())
        .allMatch(portal -> initiator.logIn(export, portal, ALICE, credentials));
  }

  @Test
  void removedExportLeavesTheDeviceFree() {
    Export export = target.ensureExport(FIRST, device(FIRST));
    logIn(export, ALICE, target.allow(FIRST, ALICE, OF_ALICE));
    target.removeExport(FIRST);

    lvm("lvchange", "-an", GROUP + "/" + lv(FIRST));
  }

  @Test
  void extendedVolumeIsSeenAfterARescan() {
    Export export = target.ensureExport(FIRST, device(FIRST));
    ChapCredentials credentials = target.allow(FIRST, ALICE, OF_ALICE);
    if (growsInUse()) {
      logIn(export, ALICE, credentials);
    }
    lvm("lvextend", "-L", "128M", GROUP + "/" + lv(FIRST));
    target.resized(FIRST);
    if (!growsInUse()) {
      logIn(export, ALICE, credentials);
    }

    assertThat(initiator.rescan(disk(export))).isEqualTo(128L << 20);
  }

  @Test
  void disksAreKnownAgainByTheirVolumes() {
    Export first = target.ensureExport(FIRST, device(FIRST));
    Export second = target.ensureExport(SECOND, device(SECOND));
    logIn(first, ALICE, target.allow(FIRST, ALICE, OF_ALICE));
    logIn(second, ALICE, target.allow(SECOND, ALICE, OF_ALICE));

    // the digits of the ids, but for the first or the last ones, which others need
    assertThat(KernelInitiator.worldWideName(disk(first))).contains("1111411181111111");
    assertThat(KernelInitiator.worldWideName(disk(second))).contains("2222422282222222");
  }

  @Test
  void strangerDoesNotEvenSeeTheTarget() {
    Export export = target.ensureExport(FIRST, device(FIRST));
    logIn(export, ALICE, target.allow(FIRST, ALICE, OF_ALICE));
    logIn(export, BOB, TargetContract.credentials(FIRST, BOB, OF_BOB));

    Portal portal = export.portals().getFirst();
    assertThat(initiator.discover(portal, ALICE)).contains(export.name());
    assertThat(initiator.discover(portal, BOB)).doesNotContain(export.name());
  }

  private Path disk(Export export) {
    return await().until(() -> initiator.disk(export), Optional::isPresent).orElseThrow();
  }

  private static VolumeId volume(Export export) {
    return new TargetNames("iqn.2010-10.org.openstack:").volume(export.name()).orElseThrow();
  }

  private static String lv(VolumeId volume) {
    return volume.nameOnStorage();
  }

  private void lvm(String... argv) {
    Command command = new Command(List.of(argv), Map.of("LC_ALL", "C"), TIMEOUT);
    CommandResult result = runner.run(command);
    assertThat(result.exitCode()).as("%s: %s", command, result.stderr()).isZero();
  }

  private static void write(Path device, byte value) throws IOException {
    try (FileChannel channel = FileChannel.open(device, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(block(value)), 0);
      channel.force(true);
    }
  }

  private static byte[] first(Path device) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
    try (FileChannel channel = FileChannel.open(device, StandardOpenOption.READ)) {
      while (block.hasRemaining() && channel.read(block, block.position()) > 0) {}
    }
    return block.array();
  }

  private static byte[] block(byte value) {
    byte[] block = new byte[BLOCK_BYTES];
    Arrays.fill(block, value);
    return block;
  }
}
