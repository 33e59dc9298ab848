package io.brazier.iscsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.fault.Fault;
import io.brazier.volume.VolumeId;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FakeTargetTest implements TargetContract {

  private final FakeTarget.Host host = new FakeTarget.Host();
  private final FakeTarget target = new FakeTarget(host);

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
    return host.logIn(export, initiator, credentials);
  }

  @Override
  public void logOut(Export export, Initiator initiator) {
    host.logOut(export, initiator);
  }

  @Override
  public void loseEverything() {
    host.start();
  }

  @Test
  void failsAsToldAndDoesNothing() {
    target.failWith(new Fault.BackendFailed("told", null));

    assertThatThrownBy(() -> target.ensureExport(FIRST, device(FIRST))).hasMessage("told");
    target.failWith(null);
    assertThat(target.exports()).isEmpty();
  }
}
