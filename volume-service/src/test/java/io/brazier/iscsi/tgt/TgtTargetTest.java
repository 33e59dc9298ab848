package io.brazier.iscsi.tgt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.driver.TestBackend;
import io.brazier.fault.Fault;
import io.brazier.iscsi.ChapCredentials;
import io.brazier.iscsi.Export;
import io.brazier.iscsi.Initiator;
import io.brazier.iscsi.Session;
import io.brazier.iscsi.Target;
import io.brazier.iscsi.TargetRepetition;
import io.brazier.volume.VolumeId;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TgtTargetTest implements TargetRepetition {

  private final SimulatedTgtd tgtd = new SimulatedTgtd();
  private final Target target = target(Map.of("target-ip-address", "127.0.0.1"));

  @BeforeEach
  void setUp() {
    target.checkForSetupError();
  }

  @Override
  public Target target() {
    return target;
  }

  @Override
  public Path device(VolumeId volume) {
    return Path.of("/dev/group", volume.nameOnStorage());
  }

  @Override
  public boolean logIn(Export export, Initiator initiator, ChapCredentials credentials) {
    return tgtd.logIn(export.name(), initiator, credentials);
  }

  @Override
  public void logOut(Export export, Initiator initiator) {
    tgtd.logOut(export.name(), initiator);
  }

  @Override
  public void loseEverything() {
    tgtd.start();
  }

  @Override
  public void killBeforeChange(int number) {
    tgtd.killBeforeChange(number);
  }

  @Override
  public String picture() {
    return tgtd.picture();
  }

  @Test
  void noArgumentIsASecret() {
    target.ensureExport(FIRST, device(FIRST));
    target.allow(FIRST, ALICE, OF_ALICE);

    assertThat(tgtd.commands())
        .isNotEmpty()
        .noneMatch(command -> command.toString().contains(OF_ALICE.value()))
        .noneMatch(command -> command.toString().contains("--password"));
  }

  @Test
  void worldWideNameHasAllDigitsOfTheId() {
    target.ensureExport(FIRST, device(FIRST));

    assertThat(tgtd.identifier(1)).isEqualTo(FIRST.value().replace("-", ""));
  }

  @Test
  void sessionThatEndsSlowlyIsWaitedFor() {
    Export export = target.ensureExport(FIRST, device(FIRST));
    logIn(export, ALICE, target.allow(FIRST, ALICE, OF_ALICE));
    tgtd.closeAfter(3);
    target.withdraw(FIRST, ALICE);

    assertThat(target.sessions(FIRST)).isEmpty();
  }

  @Test
  void sessionThatDoesNotEndIsAFailure() {
    Export export = target.ensureExport(FIRST, device(FIRST));
    logIn(export, ALICE, target.allow(FIRST, ALICE, OF_ALICE));
    tgtd.closeAfter(Integer.MAX_VALUE);

    assertThatThrownBy(() -> target.withdraw(FIRST, ALICE)).isInstanceOf(Fault.BackendFailed.class);
  }

  @Test
  void newSizeOfAVolumeInUseWaits() {
    Export export = target.ensureExport(FIRST, device(FIRST));
    logIn(export, ALICE, target.allow(FIRST, ALICE, OF_ALICE));

    assertThatThrownBy(() -> target.resized(FIRST)).isInstanceOf(Fault.Busy.class);
    assertThat(target.sessions(FIRST)).extracting(Session::initiator).containsExactly(ALICE);
    logOut(export, ALICE);
    target.resized(FIRST);
  }

  @Test
  void deviceThatWasLeftOfflineComesBack() {
    target.ensureExport(FIRST, device(FIRST));
    String before = picture();
    killBeforeChange(1);
    assertThatThrownBy(() -> target.resized(FIRST)).isInstanceOf(Killed.class);
    killBeforeChange(-1);
    target.ensureExport(FIRST, device(FIRST));

    assertThat(picture()).isEqualTo(before);
  }

  @Test
  void daemonIsToldToListenWhereItDoesNot() {
    tgtd.listenAt("127.0.0.1:3260");
    target(Map.of("target-ip-address", "127.0.0.1", "target-secondary-ip-addresses", "::1"))
        .checkForSetupError();

    assertThat(tgtd.portals()).containsExactlyInAnyOrder("127.0.0.1:3260", "[::1]:3260");
  }

  @Test
  void missingDaemonIsASetUpError() {
    tgtd.stop();

    assertThatThrownBy(target::checkForSetupError)
        .isInstanceOf(Fault.BackendFailed.class)
        .hasMessageContaining("tgtd");
    assertThat(new TgtTargetFactory(tgtd).obstacle().orElseThrow()).contains("install the package");
  }

  private Target target(Map<String, String> settings) {
    Tgtadm tgtadm = new Tgtadm(tgtd);
    return new TgtTarget(
        tgtadm,
        new TgtAccess(tgtadm, tgtd, new Random(1)),
        TestBackend.config(settings),
        _ -> {},
        new ReentrantLock());
  }
}
