package io.brazier.iscsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.fault.Fault;
import io.brazier.volume.VolumeId;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every target does.
public interface TargetContract {

  VolumeId FIRST = new VolumeId("11111111-1111-4111-8111-111111111111");
  VolumeId SECOND = new VolumeId("22222222-2222-4222-8222-222222222222");
  Initiator ALICE = new Initiator("iqn.1993-08.org.debian:01:a11ce");
  Initiator BOB = new Initiator("iqn.1993-08.org.debian:01:b0b");
  ChapSecret OF_ALICE = new ChapSecret("Al1ceAl1ceAl1ce2");
  ChapSecret OF_BOB = new ChapSecret("B0bB0bB0bB0bB0b2");

  /// On a host that exports nothing, set up.
  Target target();

  /// A device for a volume.
  Path device(VolumeId volume);

  /// Logs in to the first portal, and says whether that succeeded; the session lasts.
  boolean logIn(Export export, Initiator initiator, ChapCredentials credentials);

  /// Logs out; one that is not logged in is what is wanted.
  void logOut(Export export, Initiator initiator);

  /// Takes away all exports, as the start of a host does.
  void loseEverything();

  @Test
  default void exportedVolumeIsListed() {
    target().ensureExport(FIRST, device(FIRST));
    target().ensureExport(SECOND, device(SECOND));

    assertThat(target().exports())
        .containsExactlyInAnyOrder(
            new ExportState(FIRST, device(FIRST), Set.of()),
            new ExportState(SECOND, device(SECOND), Set.of()));
  }

  @Test
  default void everyVolumeHasANameOfItsOwn() {
    Export first = target().ensureExport(FIRST, device(FIRST));
    Export second = target().ensureExport(SECOND, device(SECOND));

    assertThat(first.name()).isEqualTo("iqn.2010-10.org.openstack:volume-" + FIRST);
    assertThat(second.name()).isEqualTo("iqn.2010-10.org.openstack:volume-" + SECOND);
  }

  @Test
  default void allowedInitiatorLogsIn() {
    Export export = target().ensureExport(FIRST, device(FIRST));
    ChapCredentials credentials = target().allow(FIRST, ALICE, OF_ALICE);

    assertThat(logIn(export, ALICE, credentials)).isTrue();
    assertThat(target().sessions(FIRST)).extracting(Session::initiator).containsExactly(ALICE);
    assertThat(target().sessions(SECOND)).isEmpty();
    assertThat(target().exports())
        .containsExactly(new ExportState(FIRST, device(FIRST), Set.of(ALICE)));
  }

  @Test
  default void initiatorThatLogsOutHasNoSession() {
    Export export = target().ensureExport(FIRST, device(FIRST));
    logIn(export, ALICE, target().allow(FIRST, ALICE, OF_ALICE));
    logOut(export, ALICE);

    assertThat(target().sessions(FIRST)).isEmpty();
  }

  @Test
  default void wrongSecretIsRefused() {
    Export export = target().ensureExport(FIRST, device(FIRST));
    ChapCredentials credentials = target().allow(FIRST, ALICE, OF_ALICE);

    assertThat(logIn(export, ALICE, new ChapCredentials(credentials.user(), OF_BOB))).isFalse();
    assertThat(target().sessions(FIRST)).isEmpty();
  }

  @Test
  default void strangerIsRefused() {
    Export export = target().ensureExport(FIRST, device(FIRST));
    ChapCredentials credentials = target().allow(FIRST, ALICE, OF_ALICE);

    assertThat(logIn(export, BOB, credentials)).isFalse();
  }

  @Test
  default void nobodyLogsInBeforeHeIsAllowed() {
    Export export = target().ensureExport(FIRST, device(FIRST));

    assertThat(logIn(export, ALICE, credentials(FIRST, ALICE, OF_ALICE))).isFalse();
  }

  @Test
  default void repeatedExportKeepsWhoMayLogIn() {
    target().ensureExport(FIRST, device(FIRST));
    ChapCredentials credentials = target().allow(FIRST, ALICE, OF_ALICE);
    Export export = target().ensureExport(FIRST, device(FIRST));

    assertThat(target().exports())
        .containsExactly(new ExportState(FIRST, device(FIRST), Set.of(ALICE)));
    assertThat(logIn(export, ALICE, credentials)).isTrue();
  }

  @Test
  default void repeatedExportKeepsSessions() {
    Export export = target().ensureExport(FIRST, device(FIRST));
    logIn(export, ALICE, target().allow(FIRST, ALICE, OF_ALICE));
    target().ensureExport(FIRST, device(FIRST));

    assertThat(target().sessions(FIRST)).extracting(Session::initiator).containsExactly(ALICE);
  }

  @Test
  default void exportFromAnotherDeviceIsRefused() {
    target().ensureExport(FIRST, device(FIRST));

    assertThatThrownBy(() -> target().ensureExport(FIRST, device(SECOND)))
        .isInstanceOf(Fault.BackendFailed.class);
    assertThat(target().exports()).containsExactly(new ExportState(FIRST, device(FIRST), Set.of()));
  }

  @Test
  default void newSecretTakesTheOldOnesPlace() {
    Export export = target().ensureExport(FIRST, device(FIRST));
    ChapCredentials old = target().allow(FIRST, ALICE, OF_ALICE);
    ChapCredentials current = target().allow(FIRST, ALICE, OF_BOB);

    assertThat(logIn(export, ALICE, old)).isFalse();
    assertThat(logIn(export, ALICE, current)).isTrue();
  }

  @Test
  default void allowingAgainKeepsTheSession() {
    Export export = target().ensureExport(FIRST, device(FIRST));
    logIn(export, ALICE, target().allow(FIRST, ALICE, OF_ALICE));
    target().allow(FIRST, ALICE, OF_ALICE);

    assertThat(target().sessions(FIRST)).extracting(Session::initiator).containsExactly(ALICE);
  }

  @Test
  default void whatIsNotExportedAllowsNobody() {
    assertThatThrownBy(() -> target().allow(FIRST, ALICE, OF_ALICE))
        .isInstanceOf(Fault.BackendFailed.class)
        .hasMessageNotContaining(OF_ALICE.value());
    assertThat(target().exports()).isEmpty();
  }

  @Test
  default void withdrawnInitiatorIsOutAndStaysOut() {
    Export export = target().ensureExport(FIRST, device(FIRST));
    ChapCredentials credentials = target().allow(FIRST, ALICE, OF_ALICE);
    logIn(export, ALICE, credentials);
    target().withdraw(FIRST, ALICE);

    assertThat(target().sessions(FIRST)).isEmpty();
    assertThat(target().exports()).containsExactly(new ExportState(FIRST, device(FIRST), Set.of()));
    logOut(export, ALICE);
    assertThat(logIn(export, ALICE, credentials)).isFalse();
  }

  @Test
  default void othersStayWhenOneIsWithdrawn() {
    Export export = target().ensureExport(FIRST, device(FIRST));
    logIn(export, ALICE, target().allow(FIRST, ALICE, OF_ALICE));
    ChapCredentials ofBob = target().allow(FIRST, BOB, OF_BOB);
    logIn(export, BOB, ofBob);
    assertThat(target().sessions(FIRST))
        .extracting(Session::initiator)
        .containsExactlyInAnyOrder(ALICE, BOB);
    target().withdraw(FIRST, ALICE);

    assertThat(target().sessions(FIRST)).extracting(Session::initiator).containsExactly(BOB);
    logOut(export, BOB);
    assertThat(logIn(export, BOB, ofBob)).isTrue();
  }

  @Test
  default void withdrawnInitiatorIsAllowedAgain() {
    Export export = target().ensureExport(FIRST, device(FIRST));
    target().allow(FIRST, ALICE, OF_ALICE);
    target().withdraw(FIRST, ALICE);

    assertThat(logIn(export, ALICE, target().allow(FIRST, ALICE, OF_BOB))).isTrue();
  }

  @Test
  default void withdrawalOfWhoIsNotAllowedIsDone() {
    target().withdraw(FIRST, ALICE);
    target().ensureExport(FIRST, device(FIRST));
    target().withdraw(FIRST, ALICE);

    assertThat(target().exports()).containsExactly(new ExportState(FIRST, device(FIRST), Set.of()));
  }

  @Test
  default void removedExportIsGoneWithItsSessions() {
    Export export = target().ensureExport(FIRST, device(FIRST));
    target().ensureExport(SECOND, device(SECOND));
    ChapCredentials credentials = target().allow(FIRST, ALICE, OF_ALICE);
    logIn(export, ALICE, credentials);
    target().removeExport(FIRST);

    assertThat(target().exports())
        .containsExactly(new ExportState(SECOND, device(SECOND), Set.of()));
    assertThat(target().sessions(FIRST)).isEmpty();
    logOut(export, ALICE);
    assertThat(logIn(export, ALICE, credentials)).isFalse();
  }

  @Test
  default void removalOfAnAbsentExportIsDone() {
    target().removeExport(FIRST);

    assertThat(target().exports()).isEmpty();
  }

  @Test
  default void removedExportIsMadeAgainWithoutItsInitiators() {
    target().ensureExport(FIRST, device(FIRST));
    ChapCredentials old = target().allow(FIRST, ALICE, OF_ALICE);
    target().removeExport(FIRST);
    Export export = target().ensureExport(FIRST, device(FIRST));

    assertThat(logIn(export, ALICE, old)).isFalse();
    assertThat(logIn(export, ALICE, target().allow(FIRST, ALICE, OF_BOB))).isTrue();
  }

  @Test
  default void exportsAreMadeAgainAfterAStart() {
    target().ensureExport(FIRST, device(FIRST));
    target().allow(FIRST, ALICE, OF_ALICE);
    loseEverything();
    assertThat(target().exports()).isEmpty();

    target().checkForSetupError();
    Export export = target().ensureExport(FIRST, device(FIRST));
    assertThat(logIn(export, ALICE, target().allow(FIRST, ALICE, OF_ALICE))).isTrue();
  }

  @Test
  default void volumeThatIsNotExportedIsResizedWithoutMoreAdo() {
    target().resized(FIRST);

    assertThat(target().exports()).isEmpty();
  }

  @Test
  default void whatIsNoIdIsRefused() {
    VolumeId hostile = new VolumeId("../../core");

    assertThatThrownBy(() -> target().ensureExport(hostile, device(FIRST)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> target().removeExport(hostile))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> target().sessions(hostile))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /// What would be right if it were allowed.
  static ChapCredentials credentials(VolumeId volume, Initiator initiator, ChapSecret secret) {
    return new ChapCredentials(ChapCredentials.user(volume, initiator), secret);
  }
}
