package io.brazier.doctor.cli;

import io.brazier.doctor.Doctor;
import io.brazier.doctor.Sources;
import io.brazier.doctor.broker.BrokerAddress;
import io.brazier.doctor.broker.BrokerQueues;
import io.brazier.doctor.check.Limits;
import io.brazier.doctor.diagnosis.Diagnosis;
import io.brazier.doctor.diagnosis.Environment;
import io.brazier.doctor.disk.InventoryFiles;
import io.brazier.doctor.repair.RepairRepository;
import io.brazier.doctor.rows.DatabaseAddress;
import io.brazier.doctor.rows.RowsRepository;
import io.brazier.doctor.rows.SnapshotGigabytes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The way in: options, environment, exit status.
@Command(
    name = "doctor",
    description = "Compares database, storage hosts and broker, and explains every difference.",
    exitCodeOnExecutionException = 2)
public final class DoctorCommand implements Callable<Integer> {

  private final Environment environment;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--repair", description = "mend what has exactly one right answer")
  private boolean repair;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Option(
      names = "--host",
      paramLabel = "NAME=FILE",
      description = "the report of LVM on a storage host; a named pipe is opened when it is needed")
  private Map<String, Path> reports = new LinkedHashMap<>();

  @Option(
      names = "--targets",
      paramLabel = "NAME=FILE",
      description = "the names of a host's iSCSI targets, one a line")
  private Map<String, Path> targets = new LinkedHashMap<>();

  @Option(
      names = "--backend",
      paramLabel = "HOST@BACKEND=GROUP",
      description = "the volume group of a backend, where its pools do not say it")
  private Map<String, String> groups = new LinkedHashMap<>();

  @Option(names = "--without-disks", description = "leave the storage hosts out")
  private boolean withoutDisks;

  @Option(names = "--without-broker", description = "leave the broker out")
  private boolean withoutBroker;

  @Option(
      names = "--overdue",
      description = "how long work may be due before it is late [${DEFAULT-VALUE}]")
  private Duration overdue = Limits.DEFAULT.overdue();

  @Option(names = "--max-attempts", description = "brazier.work.max-attempts [${DEFAULT-VALUE}]")
  private int maxAttempts = Limits.DEFAULT.maxAttempts();

  @Option(names = "--down-time", description = "brazier.service.down-time [${DEFAULT-VALUE}]")
  private Duration downTime = Limits.DEFAULT.downTime();

  @Option(names = "--message-ttl", description = "brazier.message-ttl [${DEFAULT-VALUE}]")
  private Duration messageTtl = Limits.DEFAULT.messageTtl();

  @Option(
      names = "--no-snapshot-gb-quota",
      description = "brazier.quota.no-snapshot-gb-quota is true: snapshots are free of gigabytes")
  private boolean snapshotsFree;

  private DoctorCommand(Environment environment) {
    this.environment = environment;
  }

  /// Examines the system that the environment names.
  public static void main(String[] arguments) {
    System.exit(commandLine(new Environment(System.getenv())).execute(arguments));
  }

  /// A command line that is ready to be executed.
  static CommandLine commandLine(Environment environment) {
    return CommandLines.of(new DoctorCommand(environment));
  }

  @Override
  public Integer call() {
    DatabaseAddress database = DatabaseAddress.of(environment);
    Diagnosis diagnosis = new Doctor(sources(database), limits()).examine();
    Report report = treat(diagnosis, new RepairRepository(database, messageTtl, snapshots()));
    CommandLines.print(this, spec, json ? ReportJson.of(report) : ReportText.of(report));
    return report.exitStatus();
  }

  private Sources sources(DatabaseAddress database) {
    return new Sources(
        new RowsRepository(database, snapshots()),
        withoutDisks ? null : new InventoryFiles(reports, targets, groups),
        withoutBroker ? null : new BrokerQueues(BrokerAddress.of(environment)));
  }

  private SnapshotGigabytes snapshots() {
    return snapshotsFree ? SnapshotGigabytes.FREE : SnapshotGigabytes.COUNTED;
  }

  private Limits limits() {
    return new Limits(overdue, maxAttempts, downTime, messageTtl);
  }

  private Report treat(Diagnosis diagnosis, RepairRepository repairs) {
    return new Report(
        diagnosis.findings().stream()
            .map(finding -> repair ? Treated.mended(finding, repairs) : Treated.seen(finding))
            .toList(),
        diagnosis.gaps(),
        diagnosis.compared());
  }
}
