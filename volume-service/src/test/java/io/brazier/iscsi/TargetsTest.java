package io.brazier.iscsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.fault.Fault;
import io.brazier.iscsi.TargetConfig.TargetHelper;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetsTest {

  private static final Target LIO = new FakeTarget(new FakeTarget.Host());
  private static final Target TGT = new FakeTarget(new FakeTarget.Host());

  @ParameterizedTest
  @CsvSource({
    "AUTO, true, true, LIO",
    "AUTO, true, false, LIO",
    "AUTO, false, true, TGT",
    "LIO, true, true, LIO",
    "TGT, true, true, TGT"
  })
  void targetIsTheOneThatIsConfigured(
      TargetHelper setting, boolean hasLio, boolean hasTgt, TargetHelper expected) {
    Target opened = targets(hasLio, hasTgt).open(config(setting));

    assertThat(opened).isSameAs(expected == TargetHelper.LIO ? LIO : TGT);
  }

  @Test
  void hostWithNeitherIsToldWhatItLacks() {
    assertThatThrownBy(() -> targets(false, false).open(config(TargetHelper.AUTO)))
        .isInstanceOf(Fault.BackendFailed.class)
        .hasMessage("Volumes cannot be attached: LIO is missing. TGT is missing.");
  }

  @Test
  void anotherIsNotTakenInstead() {
    assertThatThrownBy(() -> targets(false, true).open(config(TargetHelper.LIO)))
        .isInstanceOf(Fault.BackendFailed.class)
        .hasMessage("Volumes cannot be attached: LIO is missing.");
  }

  private static TargetConfig config(TargetHelper helper) {
    return new Config(helper);
  }

  private static Targets targets(boolean hasLio, boolean hasTgt) {
    return new Targets(
        List.of(
            new Factory(TargetHelper.TGT, hasTgt, TGT),
            new Factory(TargetHelper.LIO, hasLio, LIO)));
  }

  private record Factory(TargetHelper helper, boolean isThere, Target target)
      implements TargetFactory {

    @Override
    public Optional<String> obstacle() {
      return isThere ? Optional.empty() : Optional.of(helper + " is missing.");
    }

    @Override
    public Target create(TargetConfig config) {
      return target;
    }
  }

  /// No anonymous class: Quarkus refuses those with constraints on what they override.
  private record Config(TargetHelper targetHelper) implements TargetConfig {

    @Override
    public String targetPrefix() {
      return "iqn.2010-10.org.openstack:";
    }

    @Override
    public Optional<String> targetIpAddress() {
      return Optional.empty();
    }

    @Override
    public Optional<List<String>> targetSecondaryIpAddresses() {
      return Optional.empty();
    }

    @Override
    public int targetPort() {
      return 3260;
    }
  }
}
