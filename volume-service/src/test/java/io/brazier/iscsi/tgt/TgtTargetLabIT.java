package io.brazier.iscsi.tgt;

import io.brazier.lab.LabHost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The contract on a real tgtd with real devices and the kernel's own initiator: runs
/// [TgtTargetInLab] in a lab host.
class TgtTargetLabIT {

  @TestFactory
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  Stream<DynamicTest> contractHolds(@TempDir Path state) throws IOException {
    return LabHost.run(TgtTargetInLab.class, state);
  }
}
