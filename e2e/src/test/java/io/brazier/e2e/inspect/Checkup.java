package io.brazier.e2e.inspect;

import io.brazier.doctor.Doctor;
import io.brazier.doctor.Sources;
import io.brazier.doctor.broker.BrokerAddress;
import io.brazier.doctor.broker.BrokerQueues;
import io.brazier.doctor.check.Limits;
import io.brazier.doctor.diagnosis.Diagnosis;
import io.brazier.doctor.diagnosis.Environment;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.disk.Disks;
import io.brazier.doctor.disk.Inventory;
import io.brazier.doctor.disk.LvmReport;
import io.brazier.doctor.rows.DatabaseAddress;
import io.brazier.doctor.rows.RowsRepository;
import io.brazier.e2e.instance.Brazier;
import io.brazier.e2e.instance.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;

/// The doctor's examination of an instance: database, storage hosts and broker agree.
///
/// @param brazier the instance
public record Checkup(Brazier brazier) {

  /// Looks once.
  public Diagnosis examine() {
    Environment environment = new Environment(brazier.environment("api"));
    Sources sources =
        new Sources(
            new RowsRepository(DatabaseAddress.of(environment)),
            this::disks,
            new BrokerQueues(BrokerAddress.of(environment)));
    return new Doctor(sources, Limits.DEFAULT).examine();
  }

  /// Every difference that one look finds, a sentence each.
  public List<String> differences() {
    return examine().findings().stream().map(Finding::toString).toList();
  }

  /// Waits until nothing differs and everything could be compared.
  ///
  /// @throws AssertionError telling every difference if that does not come
  public void awaitHealthy(Duration limit) {
    Eventually.eventually(
        "the doctor finds nothing",
        limit,
        () -> {
          Diagnosis diagnosis = examine();
          Assertions.assertThat(diagnosis.findings()).as("differences").isEmpty();
          Assertions.assertThat(diagnosis.gaps()).as("not compared").isEmpty();
        });
  }

  private Disks disks() {
    Map<String, Inventory> hosts =
        brazier.hosts().stream()
            .collect(Collectors.toUnmodifiableMap(number -> "storage-" + number, this::inventory));
    return new Disks(hosts, Map.of(), Map.of());
  }

  private Inventory inventory(int host) {
    String report = brazier.exec(host, LvmReport.COMMAND.toArray(String[]::new)).orFail();
    return new Inventory(LvmReport.parse(report), null);
  }
}
