package io.brazier.driver.lvm;

import io.brazier.lab.LabHost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The driver's contract on real LVM: starts a lab host, which has a kernel of its own with
/// device-mapper, runs [LvmDriverInLab] in it and gives back each of its tests as one of its own.
class LvmVolumeDriverLabIT {

  @TestFactory
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  Stream<DynamicTest> contractHoldsOnRealLvm(@TempDir Path state) throws IOException {
    return LabHost.run(LvmDriverInLab.class, state);
  }
}
