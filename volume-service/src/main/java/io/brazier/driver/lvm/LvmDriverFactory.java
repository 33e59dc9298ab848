package io.brazier.driver.lvm;

import io.brazier.backend.BackendAddress;
import io.brazier.driver.BackendConfig;
import io.brazier.driver.DriverFactory;
import io.brazier.driver.VolumeDriver;
import io.brazier.driver.process.CommandRunner;
import io.brazier.driver.process.Pause;
import io.brazier.driver.process.ProcFormerPrograms;
import io.brazier.driver.process.ProcessCommandRunner;
import io.brazier.driver.process.TimedCommandRunner;
import io.brazier.driver.process.TracedCommandRunner;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Makes LVM drivers. Backends of the same volume group share its queue.
@Singleton
class LvmDriverFactory implements DriverFactory {

  private final CommandRunner runner;
  private final Map<VgName, MetadataQueue> queues = new ConcurrentHashMap<>();

  LvmDriverFactory(Tracer tracer, MeterRegistry registry) {
    this.runner =
        new TracedCommandRunner(
            new TimedCommandRunner(new ProcessCommandRunner(), registry), tracer);
  }

  @Override
  public Set<String> names() {
    return Set.of("lvm", "cinder.volume.drivers.lvm.LVMVolumeDriver");
  }

  @Override
  public VolumeDriver create(BackendAddress address, BackendConfig config) {
    VgName group = new VgName(config.volumeGroup());
    MetadataQueue queue = queues.computeIfAbsent(group, _ -> new MetadataQueue());
    LvmRunner.Environment environment = LvmRunner.Environment.of(config);
    Lvm lvm = new Lvm(group, new LvmRunner(runner, queue, environment, Pause.PARKED));
    return new LvmVolumeDriver(
        address,
        config,
        lvm,
        new Wiper(lvm, runner, config, Pause.PARKED),
        new ProcFormerPrograms(),
        Pause.PARKED);
  }
}
