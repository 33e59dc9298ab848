package io.brazier.iscsi.lio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.driver.TestBackend;
import io.brazier.fault.Fault;
import io.brazier.iscsi.ChapCredentials;
import io.brazier.iscsi.Export;
import io.brazier.iscsi.ExportState;
import io.brazier.iscsi.Initiator;
import io.brazier.iscsi.Portal;
import io.brazier.iscsi.Target;
import io.brazier.iscsi.TargetRepetition;
import io.brazier.volume.VolumeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LioTargetTest implements TargetRepetition {

  private static final Map<String, String> SETTINGS =
      Map.of("target-ip-address", "127.0.0.1", "target-secondary-ip-addresses", "::1");

  @TempDir private Path folder;
  private SimulatedConfigfs configfs;
  private Target target;

  @BeforeEach
  void setUp() throws IOException {
    configfs = new SimulatedConfigfs(Files.createDirectory(root()));
    target = target(SETTINGS);
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
    return configfs.logIn(export.name(), initiator, credentials);
  }

  @Override
  public void logOut(Export export, Initiator initiator) {
    configfs.logOut(export.name(), initiator);
  }

  @Override
  public void loseEverything() {
    configfs.start();
  }

  @Override
  public void killBeforeChange(int number) {
    configfs.killBeforeChange(number);
  }

  @Override
  public String picture() {
    return configfs.picture();
  }

  @Test
  void portalsAreThoseOfTheConfiguration() throws IOException {
    Export export = target.ensureExport(FIRST, device(FIRST));

    assertThat(export.portals())
        .containsExactly(new Portal("127.0.0.1", 3260), new Portal("::1", 3260));
    assertThat(group().resolve("np/127.0.0.1:3260")).isDirectory();
    assertThat(group().resolve("np/[::1]:3260")).isDirectory();
  }

  @Test
  void portalsThatAreConfiguredNoMoreAreTakenAway() {
    target.ensureExport(FIRST, device(FIRST));
    target(Map.of("target-ip-address", "::1", "target-port", "3261"))
        .ensureExport(FIRST, device(FIRST));

    assertThat(configfs.folders(group().resolve("np"))).containsExactly("[::1]:3261");
  }

  @Test
  void serialNumberIsTheVolumesId() {
    target.ensureExport(FIRST, device(FIRST));

    assertThat(object().resolve("wwn/vpd_unit_serial")).hasContent(FIRST.value());
  }

  @Test
  void nobodyGetsInUnseenOrWithoutChap() {
    target.ensureExport(FIRST, device(FIRST));

    assertThat(group().resolve("attrib/authentication")).hasContent("1");
    assertThat(group().resolve("attrib/generate_node_acls")).hasContent("0");
    assertThat(group().resolve("attrib/demo_mode_discovery")).hasContent("0");
  }

  @Test
  void secretsAreForRootOnly() throws IOException {
    target.ensureExport(FIRST, device(FIRST));
    target.allow(FIRST, ALICE, OF_ALICE);

    Path password = group().resolve("acls").resolve(ALICE.name()).resolve("auth/password");
    assertThat(password).hasContent(OF_ALICE.value());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
        .isEqualTo("rw-------");
  }

  @Test
  void secretOfAnotherIsRefused() {
    Export export = target.ensureExport(FIRST, device(FIRST));
    target.allow(FIRST, ALICE, OF_ALICE);
    ChapCredentials ofBob = target.allow(FIRST, BOB, OF_BOB);

    assertThat(logIn(export, ALICE, ofBob)).isFalse();
  }

  @Test
  void halfMadeExportsAreListed() throws IOException {
    configfs.make(object());
    configfs.make(root().resolve("iscsi/iqn.2010-10.org.openstack:volume-" + SECOND));
    configfs.make(root().resolve("iscsi/iqn.2003-01.org.linux-iscsi.else:volume-" + FIRST));

    assertThat(target.exports())
        .containsExactlyInAnyOrder(
            new ExportState(FIRST, null, Set.of()), new ExportState(SECOND, null, Set.of()));
  }

  @Test
  void whatTheKernelRefusesIsToldWithoutTheSecret() throws IOException {
    target.ensureExport(FIRST, device(FIRST));
    target.allow(FIRST, ALICE, OF_ALICE);
    Path access = group().resolve("acls").resolve(ALICE.name());
    Files.delete(access.resolve("auth/password"));

    assertThatThrownBy(() -> target.allow(FIRST, ALICE, OF_BOB))
        .isInstanceOf(Fault.BackendFailed.class)
        .hasMessageContaining("auth/password")
        .hasMessageNotContaining(OF_BOB.value());
  }

  @Test
  void addressOfAnotherHostIsASetUpError() {
    Target elsewhere = target(Map.of("target-ip-address", "192.0.2.1"));

    assertThatThrownBy(elsewhere::checkForSetupError)
        .isInstanceOf(Fault.BackendFailed.class)
        .hasMessageContaining("192.0.2.1")
        .hasMessageContaining("target-ip-address");
  }

  @Test
  void missingAddressIsASetUpError() {
    Target nowhere = target(Map.of("target-port", "3260"));

    assertThatThrownBy(nowhere::checkForSetupError)
        .isInstanceOf(Fault.BackendFailed.class)
        .hasMessageContaining("set target-ip-address");
  }

  @Test
  void missingModuleIsASetUpError() throws IOException {
    Files.delete(root().resolve("iscsi"));
    Files.createFile(root().resolve("iscsi"));
    Files.delete(object().getParent());
    Files.delete(root().resolve("core"));

    assertThatThrownBy(target::checkForSetupError)
        .isInstanceOf(Fault.BackendFailed.class)
        .hasMessageContaining("modprobe");
  }

  private Target target(Map<String, String> settings) {
    return new LioTarget(root(), configfs, TestBackend.config(settings));
  }

  private Path root() {
    return folder.resolve("target");
  }

  private Path object() {
    return root().resolve("core/iblock_8776").resolve(FIRST.nameOnStorage());
  }

  private Path group() {
    return root().resolve("iscsi/iqn.2010-10.org.openstack:volume-" + FIRST).resolve("tpgt_1");
  }
}
