package io.brazier.iscsi.lio;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.driver.TestBackend;
import io.brazier.driver.process.Command;
import io.brazier.driver.process.ProcessCommandRunner;
import io.brazier.iscsi.ChapCredentials;
import io.brazier.iscsi.Export;
import io.brazier.iscsi.Target;
import io.brazier.iscsi.TargetInLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// LIO of a lab host's kernel. Nowhere else: it takes away what it finds.
@EnabledIfSystemProperty(named = "brazier.lab", matches = "true")
class LioTargetInLab {

  private static final LioTargetFactory FACTORY = new LioTargetFactory();
  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final String TEAR_DOWN =
      """
      set -euo pipefail
      shopt -s nullglob
      cd /sys/kernel/config/target
      for group in iscsi/iqn.*/tpgt_1; do
        echo 0 >$group/enable
        rm -f $group/acls/*/lun_0/volume-* $group/lun/lun_0/volume-*
        for folder in $group/acls/*/lun_0 $group/acls/* $group/lun/lun_0 $group/np/* $group; do
          rmdir $folder
        done
        rmdir ${group%/*}
      done
      rmdir iscsi core/iblock_8776/*/ core/iblock_8776
      """;
  private static final Path GROUPS = Path.of("/sys/kernel/config/target/iscsi");

  @Nested
  class Lio extends TargetInLab {

    Lio() {
      super(open());
    }

    @Override
    protected boolean growsInUse() {
      return true;
    }

    /// By the kernel's own files, down to the drivers: nothing of it is the target's work.
    @Override
    public void loseEverything() {
      Command command = new Command(List.of("bash", "-c", TEAR_DOWN), Map.of(), TIMEOUT);
      new ProcessCommandRunner().run(command).orThrow(command);
    }

    @Test
    void secretOfAnotherIsRefused() {
      Export export = target().ensureExport(FIRST, device(FIRST));
      target().allow(FIRST, ALICE, OF_ALICE);
      ChapCredentials ofBob = target().allow(FIRST, BOB, OF_BOB);

      assertThat(logIn(export, ALICE, ofBob)).isFalse();
    }

    @Test
    void secretsAreForRootOnly() throws IOException {
      Export export = target().ensureExport(FIRST, device(FIRST));
      target().allow(FIRST, ALICE, OF_ALICE);

      Path password =
          GROUPS
              .resolve(export.name())
              .resolve("tpgt_1/acls")
              .resolve(ALICE.name())
              .resolve("auth/password");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
          .isEqualTo("rw-------");
    }

    @Test
    void hostHasWhatItNeeds() {
      assertThat(FACTORY.obstacle()).isEmpty();
    }
  }

  private static Target open() {
    return FACTORY.create(
        TestBackend.config(
            Map.of(
                "target-ip-address", "127.0.0.1", "target-secondary-ip-addresses", "127.0.1.1")));
  }
}
