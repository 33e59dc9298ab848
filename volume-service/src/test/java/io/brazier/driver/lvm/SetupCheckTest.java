package io.brazier.driver.lvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.driver.BackendConfig;
import io.brazier.driver.TestBackend;
import io.brazier.driver.lvm.SimulatedVolumeGroup.Content;
import io.brazier.driver.process.FormerPrograms;
import io.brazier.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What comes before the look at the group; the rest is in [LvmVolumeDriverTest].
class SetupCheckTest {

  private final SimulatedVolumeGroup group = new SimulatedVolumeGroup(10, Content.ZEROS);

  @Test
  void formerCommandsOfTheGroupAreEndedBeforeAnythingElse() {
    List<String> ended = new ArrayList<>();
    check(
            (variable, value) -> {
              assertThat(group.commands()).isEmpty();
              ended.add(variable + '=' + value);
              return List.of();
            })
        .run();

    assertThat(ended).containsExactly("BRAZIER_VOLUME_GROUP=vg");
    assertThat(group.commands())
        .allSatisfy(command ->
            assertThat(command.environment()).containsEntry("BRAZIER_VOLUME_GROUP", "vg"));
  }

  @Test
  void groupIsLeftAloneWhileTheyRun() {
    SetupCheck check = check((_, _) -> List.of(4711L));

    assertThatThrownBy(check::run)
        .isInstanceOf(Fault.BackendFailed.class)
        .hasMessageContaining("4711");
    assertThat(group.commands()).isEmpty();
  }

  private SetupCheck check(FormerPrograms former) {
    BackendConfig config = TestBackend.config(Map.of("volume-group", "vg", "lvm-type", "default"));
    Lvm lvm =
        new Lvm(
            new VgName("vg"),
            new LvmRunner(group, new MetadataQueue(), LvmRunner.Environment.of(config), _ -> {}));
    return new SetupCheck(lvm, config, former);
  }
}
