package io.brazier.iscsi.lio;

import io.brazier.lab.LabHost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The contract on LIO with real devices and the kernel's own initiator: runs [LioTargetInLab] in a
/// lab host.
class LioTargetLabIT {

  @TestFactory
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  Stream<DynamicTest> contractHolds(@TempDir Path state) throws IOException {
    return LabHost.run(LioTargetInLab.class, state);
  }
}
