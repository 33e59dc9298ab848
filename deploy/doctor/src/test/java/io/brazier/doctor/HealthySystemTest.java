package io.brazier.doctor;

import static io.brazier.doctor.disk.DisksSample.lv;
import static io.brazier.doctor.disk.DisksSample.thinPool;
import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.bus.Topic;
import io.brazier.doctor.broker.Queues;
import io.brazier.doctor.check.Check;
import io.brazier.doctor.check.Limits;
import io.brazier.doctor.check.broker.BrokerChecks;
import io.brazier.doctor.check.rows.RowChecks;
import io.brazier.doctor.check.storage.Storage;
import io.brazier.doctor.check.storage.StorageChecks;
import io.brazier.doctor.disk.Disks;
import io.brazier.doctor.disk.DisksSample;
import io.brazier.doctor.rows.Rows;
import io.brazier.doctor.rows.RowsSample;
import io.brazier.doctor.rows.SnapshotSample;
import io.brazier.doctor.rows.VolumeSample;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A healthy system, with work under way, has nothing that any check finds.
class HealthySystemTest {

  private static final Rows ROWS = RowsSample.healthy().make();

  private static final Disks DISKS =
      DisksSample.none()
          .group(
              RowsSample.HOST,
              RowsSample.GROUP,
              thinPool("pool"),
              lv(VolumeSample.id(1).nameOnStorage()),
              lv(VolumeSample.id(2).nameOnStorage(), "brazier.unwiped"),
              lv("deleted-" + VolumeSample.id(3)),
              lv("deleted-" + VolumeSample.id(5)),
              lv(VolumeSample.id(6).nameOnStorage()),
              lv(VolumeSample.id(7).nameOnStorage()),
              lv(VolumeSample.id(8).nameOnStorage()),
              lv(VolumeSample.id(9).nameOnStorage()),
              lv(SnapshotSample.id(11).nameOnStorage()))
          .group(RowsSample.HOST, "somebody-elses", lv("root"))
          .targets(RowsSample.HOST, "discovery_auth", "iqn.2001-04.com.example:disk")
          .make();

  static List<Check<Rows>> checksOfRows() {
    return RowChecks.all(Limits.DEFAULT);
  }

  static List<Check<Storage>> checksOfStorage() {
    return StorageChecks.all();
  }

  static List<Check<Queues>> checksOfBroker() {
    return BrokerChecks.all();
  }

  @ParameterizedTest
  @MethodSource("checksOfRows")
  void rowsAgree(Check<Rows> check) {
    assertThat(check.examine(ROWS)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("checksOfStorage")
  void storageAgrees(Check<Storage> check) {
    assertThat(check.examine(Storage.of(ROWS, DISKS))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("checksOfBroker")
  void brokerAgrees(Check<Queues> check) {
    assertThat(check.examine(new Queues(Set.of(Topic.SCHEDULER), Set.of(), 0))).isEmpty();
  }
}
