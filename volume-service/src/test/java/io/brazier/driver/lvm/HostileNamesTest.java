package io.brazier.driver.lvm;

import static io.brazier.driver.OldBytesContract.spec;
import static io.brazier.driver.VolumeDriverContract.FIRST;
import static io.brazier.driver.VolumeDriverContract.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.driver.SnapshotSpec;
import io.brazier.driver.VolumeSource;
import io.brazier.driver.VolumeSpec;
import io.brazier.driver.lvm.SimulatedVolumeGroup.Content;
import io.brazier.driver.lvm.SimulatedVolumeGroup.Outcome;
import io.brazier.snapshot.SnapshotId;
import io.brazier.unit.Gibibytes;
import io.brazier.volume.VolumeId;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nothing that a tenant wrote reaches a command line: drivers are told ids and sizes only, and an
/// id that is no UUID starts no process.
class HostileNamesTest {

  private static final Map<String, String> THICK =
      Map.of("volume-group", "vg", "lvm-type", "default");
  private static final Map<String, String> THIN = Map.of("volume-group", "vg", "lvm-type", "thin");

  private static final String UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  /// Everything but fixed words: names made of ids, sizes and offsets, tags made of ids and sizes.
  private static final Pattern VARIABLE =
      Pattern.compile(
          "(?:/dev/vg/|vg/|(?:if|of)=/dev/vg/)?NAME|\\d+b?|(?:skip|seek|count|bs)=\\d+|cinder\\.(?:volume|snapshot)=UUID|brazier\\.(?:wiped|copied)=\\d+|/dev/disk:\\d+-\\d+|lv_name=NAME(?: \\|\\| lv_name=NAME)*"
              .replace(
                  "NAME",
                  "(?:volume|deleted|added|clone-snap|reverted|_snapshot|deleted-snapshot)-UUID")
              .replace("UUID", UUID));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-n",
        "--config",
        "-f 11111111-1111-4111-8111-111111111111",
        "; rm -rf /",
        "$(reboot)",
        "`id`",
        "|id",
        "../../dev/sda",
        "vg/other",
        "@tag",
        "11111111-1111-4111-8111-111111111111\n",
        "11111111-1111-4111-8111-111111111111 --yes",
        "11111111-1111-4111-8111-11111111111A",
        "11111111111141118111111111111111",
        "１1111111-1111-4111-8111-111111111111",
        "\u0000",
        "lv_name=~."
      })
  void idThatIsNoUuidStartsNoProcess(String hostile) {
    SimulatedVolumeGroup group = new SimulatedVolumeGroup(40, Content.OLD_BYTES);
    LvmVolumeDriver driver = SimulatedDriver.ready(group, THICK);
    group.forgetCommands();
    VolumeSpec spec = spec(new VolumeId(hostile), 1);

    assertThatThrownBy(() -> driver.create(spec)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> driver.extend(spec)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> driver.retract(spec)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> driver.delete(spec)).isInstanceOf(RuntimeException.class);

    assertThat(group.commands()).isEmpty();
  }

  @Test
  void driversAreToldIdAndSizeOnly() {
    assertThat(VolumeSpec.class.getRecordComponents())
        .extracting(RecordComponent::getType)
        .containsExactly(VolumeId.class, Gibibytes.class);
  }

  /// Whatever fails on the way: every word of every command is one that a run with another volume
  /// has too, or is made of an id or a number.
  @Test
  void commandsHoldFixedWordsIdsAndNumbersOnly() {
    for (int seed = 0; seed < 200; seed++) {
      Map<String, String> settings = seed % 2 == 0 ? THICK : THIN;
      assertThat(variableWords(settings, seed, FIRST))
          .as("seed %d", seed)
          .allMatch(word -> VARIABLE.matcher(word).matches());
    }
  }

  private static List<String> variableWords(Map<String, String> settings, int seed, VolumeId id) {
    List<String> fixed = words(settings, seed, SECOND);
    return words(settings, seed, id).stream()
        .filter(word -> !fixed.contains(word) || word.contains(id.value()))
        .toList();
  }

  private static List<String> words(Map<String, String> settings, int seed, VolumeId id) {
    SimulatedVolumeGroup group = new SimulatedVolumeGroup(40, Content.OLD_BYTES);
    LvmVolumeDriver driver = SimulatedDriver.ready(group, settings);
    Random random = new Random(seed);
    group.plan(_ -> failing(random));
    attempt(() -> driver.create(spec(id, 1 + random.nextInt(3))));
    attempt(() -> driver.extend(spec(id, 3 + random.nextInt(3))));
    attempt(() -> driver.retract(spec(id, 1)));
    SnapshotSpec snapshot = new SnapshotSpec(new SnapshotId(id.value()), spec(id, 1));
    attempt(() -> driver.createSnapshot(snapshot));
    attempt(() -> driver.revert(snapshot, (_, _) -> {}));
    attempt(() ->
        driver.createFrom(
            spec(
                new VolumeId(id.value().replace("1111-4", "3333-4").replace("2222-4", "3333-4")),
                2),
            new VolumeSource.OfVolume(spec(id, 1)),
            (_, _) -> {}));
    attempt(() -> driver.deleteSnapshot(snapshot));
    attempt(() -> driver.delete(spec(id, 1)));
    return group.commands().stream().flatMap(command -> command.argv().stream()).toList();
  }

  private static Outcome failing(Random random) {
    return random.nextInt(4) == 0 ? Outcome.FAILS_BEFORE : Outcome.WORKS;
  }

  private static void attempt(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException planned) {
      assertThat(planned).hasMessageNotContaining("not an id");
    }
  }
}
