package io.brazier.doctor;

import static io.brazier.doctor.rows.VolumeSample.id;
import static io.brazier.volume.VolumeStatus.AVAILABLE;
import static io.brazier.volume.VolumeStatus.CREATING;
import static io.brazier.volume.VolumeStatus.DELETING;
import static io.brazier.volume.VolumeStatus.ERROR;
import static io.brazier.volume.VolumeStatus.ERROR_DELETING;
import static io.brazier.volume.VolumeStatus.ERROR_EXTENDING;
import static io.brazier.volume.VolumeStatus.EXTENDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.brazier.backend.BackendAddress;
import io.brazier.doctor.check.Limits;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import io.brazier.doctor.diagnosis.Repair;
import io.brazier.doctor.diagnosis.Unreachable;
import io.brazier.doctor.repair.RepairRepository;
import io.brazier.doctor.rows.DatabaseAddress;
import io.brazier.doctor.rows.RowsRepository;
import io.brazier.doctor.rows.RowsSample;
import io.brazier.doctor.rows.SnapshotGigabytes;
import io.brazier.doctor.rows.VolumeSample;
import io.brazier.operation.Operation;
import io.brazier.quota.QuotaKind;
import io.brazier.quota.QuotaResource;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Rows on a real database that cannot be: found, mended, and not found again.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoctorIT {

  private static final Duration TTL = Duration.ofDays(30);
  private static final String WAITING =
      "select count(*) from pg_stat_activity where wait_event_type = 'Lock'";
  private static final String UUID = "11111111-2222-4333-8444-555555555555";

  private PlantedRepository rows;
  private RepairRepository repairs;

  @BeforeAll
  void startDatabase() {
    rows = new PlantedRepository();
    repairs = new RepairRepository(rows.address(), TTL, SnapshotGigabytes.COUNTED);
  }

  @AfterAll
  void stopDatabase() {
    rows.close();
  }

  @BeforeEach
  void emptyDatabase() {
    rows.clear();
  }

  @Test
  void rowsThatAgreeHaveNoFinding() {
    plantHealthyVolume();

    assertThat(examine()).isEmpty();
  }

  @Test
  void whatIsGoneCountsForNothing() {
    plantHealthyVolume();
    rows.volume(2, AVAILABLE, RowsSample.POOL);
    rows.snapshot(2);
    rows.run("update volumes set deleted = true where id = ?", id(2).value());
    rows.run("update snapshots set deleted = true");

    assertThat(examine()).isEmpty();
  }

  @Test
  void createThatNobodyEndsEndsInErrorWithAMessage() {
    rows.volume(1, CREATING, null);
    count(1);

    mendOnly(Promise.P1);

    assertThat(statusOf(1)).isEqualTo(ERROR.word());
    assertThat(rows.text("select action_id || detail_id || event_id from messages"))
        .isEqualTo("008001VOLUME_VOLUME_008_001");
    assertThat(examine()).isEmpty();
  }

  @Test
  void deleteOfASnapshotThatNobodyEndsIsWrittenDownAgainWithItsVolume() {
    plantHealthyVolume();
    rows.snapshot(1);
    rows.run("update backend_pools set allocated_capacity_gb = 2");
    rows.run("update snapshots set status = 'deleting'");
    mendAll();

    assertThat(
            rows.text(
                "select operation || topic || (payload ->> 'volume_id') from workers"
                    + " where resource_type = 'Snapshot'"))
        .isEqualTo("delete_snapshotcinder-volume.storage-1@lvm.slow" + id(1));
    assertThat(examine()).isEmpty();
  }

  @Test
  void deleteThatNobodyEndsIsWrittenDownAgain() {
    rows.pool(1);
    rows.volume(1, DELETING, RowsSample.POOL);
    count(1);

    mendOnly(Promise.P1);

    assertThat(rows.text("select topic from workers"))
        .isEqualTo("cinder-volume.storage-1@lvm.slow");
    assertThat(rows.text("select o.operation from operations o join workers w on w.id = o.id"))
        .isEqualTo("delete_volume");
    assertThat(examine()).isEmpty();
  }

  @Test
  void extendThatNobodyEndsFailsAndKeepsItsClaim() {
    rows.worker(id(1), Operation.EXTEND_VOLUME);
    rows.run("delete from workers");
    rows.pool(3);
    rows.volume(1, EXTENDING, RowsSample.POOL);
    rows.run("update volumes set claimed_gib = 3");
    count(1);

    mendOnly(Promise.P1);

    assertThat(statusOf(1)).isEqualTo(ERROR_EXTENDING.word());
    assertThat(rows.text("select event_id from messages")).isEqualTo("VOLUME_VOLUME_007_001");
    assertThat(rows.text("select outcome from operation_events")).isEqualTo("failed");
    assertThat(examine()).isEmpty();
  }

  @Test
  void workOnNothingIsDropped() {
    rows.worker(id(1), Operation.CREATE_VOLUME);

    mendOnly(Promise.P1);

    assertThat(rows.text("select outcome from operation_events")).isEqualTo("withdrawn");
    assertThat(examine()).isEmpty();
  }

  @Test
  void workOfAnotherOperationIsDroppedAndItsVolumeFails() {
    rows.pool(1);
    rows.volume(1, EXTENDING, RowsSample.POOL);
    rows.worker(id(1), Operation.CREATE_VOLUME);
    count(1);

    mendAll();

    assertThat(statusOf(1)).isEqualTo(ERROR_EXTENDING.word());
    assertThat(examine()).isEmpty();
  }

  @Test
  void workOfANewerServiceStays() {
    rows.volume(1, CREATING, null);
    rows.worker(id(1), "clone_volume", CREATING);
    count(1);

    assertThat(examine())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.sentence()).contains("is a newer service's");
          assertThat(finding.repair()).isNull();
        });
    assertThat(repairs.apply(new Repair.Fail(Operation.CREATE_VOLUME, id(1).value()))).isFalse();
  }

  @Test
  void errorsGetTheirMessages() {
    rows.pool(2);
    rows.volume(1, ERROR, null);
    rows.volume(2, ERROR_DELETING, RowsSample.POOL);
    rows.volume(3, ERROR_EXTENDING, RowsSample.POOL);
    count(3);

    mendAll();

    assertThat(rows.text("select string_agg(action_id, ',' order by action_id) from messages"))
        .isEqualTo("007,008,900");
    assertThat(examine()).isEmpty();
  }

  @Test
  void countersBecomeTheSums() {
    rows.volume(1, AVAILABLE, RowsSample.POOL);
    rows.pool(1);
    rows.usage("volumes", 5, 2);
    rows.usage("gigabytes_type", 0, 0);

    mendAll();

    assertThat(examine()).isEmpty();
    assertThat(rows.text("select in_use from quota_usages where resource = 'volumes_type'"))
        .isEqualTo("1");
  }

  @Test
  void snapshotsAreChargedByNumberAndSize() {
    plantHealthyVolume();
    rows.snapshot(1);

    mendAll();

    assertThat(
            rows.text(
                """
                select string_agg(resource || ' ' || in_use, ', ' order by resource)
                from quota_usages
                """))
        .isEqualTo(
            "gigabytes 2, gigabytes_type 2, snapshots 1, snapshots_type 1, volumes 1,"
                + " volumes_type 1");
    assertThat(examine()).isEmpty();
  }

  @Test
  void snapshotsMayBeFreeOfGigabytes() {
    plantHealthyVolume();
    rows.snapshot(1);
    rows.run("update backend_pools set allocated_capacity_gb = 2");
    rows.usage("snapshots", 1, 0);
    rows.usage("snapshots_type", 1, 0);
    RowsRepository free = new RowsRepository(rows.address(), SnapshotGigabytes.FREE);
    RepairRepository repairsFree =
        new RepairRepository(rows.address(), TTL, SnapshotGigabytes.FREE);

    assertThat(new Doctor(new Sources(free, null, null), Limits.DEFAULT).examine().findings())
        .isEmpty();
    assertThat(repairsFree.apply(gigabytes())).isFalse();
    assertThat(repairs.apply(gigabytes())).isTrue();
  }

  private static Repair gigabytes() {
    return new Repair.RecountQuota(VolumeSample.PROJECT, QuotaResource.of(QuotaKind.GIGABYTES));
  }

  @Test
  void whatIsOutsideTheQuotaIsNotCharged() {
    plantHealthyVolume();
    rows.volume(2, AVAILABLE, RowsSample.POOL);
    rows.run("update volumes set use_quota = false where id = ?", id(2).value());
    rows.run("update backend_pools set allocated_capacity_gb = 2");

    assertThat(examine()).isEmpty();
  }

  @Test
  void reservationOfWorkIsItsOwn() {
    rows.pool(1);
    rows.volume(1, EXTENDING, RowsSample.POOL);
    rows.worker(id(1), Operation.EXTEND_VOLUME);
    rows.run("update workers set reservations = ?", UUID);
    count(1);
    rows.run("update quota_usages set reserved = 2 where resource = 'gigabytes'");
    rows.reservation(UUID, "gigabytes", 2);

    assertThat(examine()).isEmpty();
    assertThat(repairs.apply(new Repair.ReturnReservation(UUID))).isFalse();
  }

  @Test
  void workThatHoldsNoReservationIsOnlyTold() {
    rows.volume(1, CREATING, null);
    rows.worker(id(1), Operation.CREATE_VOLUME);
    rows.run("update workers set reservations = ?", UUID);
    count(1);

    assertThat(examine()).singleElement().extracting(Finding::repair).isNull();
  }

  @Test
  void reservationOfNoWorkIsGivenBack() {
    rows.usage("volumes", 0, 2);
    rows.reservation(UUID, "volumes", 2);

    mendOnly(Promise.P3);

    assertThat(rows.text("select reserved from quota_usages")).isEqualTo("0");
    assertThat(examine()).isEmpty();
  }

  @Test
  void claimsBecomeTheSum() {
    plantHealthyVolume();
    rows.run("update backend_pools set allocated_capacity_gb = 7");

    mendOnly(Promise.P4);

    assertThat(examine()).isEmpty();
  }

  @Test
  void claimsOfVolumesThatFailedToGrowAreKept() {
    plantHealthyVolume();
    rows.run("update volumes set status = 'error_extending', claimed_gib = 4");
    repairs.apply(new Repair.TellFailure(Operation.EXTEND_VOLUME, id(1).value()));

    mendOnly(Promise.P4);

    assertThat(rows.text("select allocated_capacity_gb from backend_pools")).isEqualTo("4");
    assertThat(examine()).isEmpty();
  }

  @Test
  void claimThatDoesNotFitItsVolumeIsOnlyTold() {
    plantHealthyVolume();
    rows.run("update volumes set claimed_gib = 4");
    rows.run("update backend_pools set allocated_capacity_gb = 4");

    assertThat(examine()).singleElement().extracting(Finding::repair).isNull();
  }

  @Test
  void recountWaitsForWhoCountsAtTheMoment() throws Exception {
    plantHealthyVolume();
    rows.run("update quota_usages set in_use = 7");
    try (Connection counting =
        rows.begin(
            "update quota_usages set in_use = in_use - 1", "update volumes set deleted = true")) {
      Thread mending = Thread.startVirtualThread(this::mendVolumes);
      await().until(() -> rows.text(WAITING).equals("1"));
      counting.commit();
      mending.join();
    }

    assertThat(rows.text("select in_use from quota_usages where resource = 'volumes'"))
        .isEqualTo("0");
  }

  private void mendVolumes() {
    repairs.apply(
        new Repair.RecountQuota(VolumeSample.PROJECT, QuotaResource.of(QuotaKind.VOLUMES)));
  }

  @Test
  void whatIsRightIsNotMended() {
    plantHealthyVolume();
    rows.volume(2, CREATING, null);
    rows.worker(id(2), Operation.CREATE_VOLUME);
    rows.volume(3, ERROR, null);
    repairs.apply(new Repair.TellFailure(Operation.CREATE_VOLUME, id(3).value()));

    for (Repair repair : needless()) {
      assertThat(repairs.apply(repair)).as(repair.toString()).isFalse();
    }
  }

  private List<Repair> needless() {
    BackendAddress pool = BackendAddress.parse(RowsSample.POOL);
    long worker = Long.parseLong(rows.text("select id from workers"));
    rows.run("update quota_usages set in_use = 3");
    return List.of(
        new Repair.Fail(Operation.CREATE_VOLUME, id(1).value()),
        new Repair.Fail(Operation.EXTEND_VOLUME, id(1).value()),
        new Repair.Fail(Operation.CREATE_VOLUME, id(2).value()),
        new Repair.RepeatDelete(Operation.DELETE_VOLUME, id(1).value(), pool),
        new Repair.DropWorker(worker, 0, Operation.CREATE_VOLUME),
        new Repair.DropWorker(worker, 1, Operation.CREATE_VOLUME),
        new Repair.TellFailure(Operation.CREATE_VOLUME, id(1).value()),
        new Repair.TellFailure(Operation.CREATE_VOLUME, id(3).value()),
        new Repair.ReturnReservation(UUID),
        new Repair.RecountClaims(pool),
        new Repair.RecountQuota(VolumeSample.PROJECT, QuotaResource.of(QuotaKind.VOLUMES)));
  }

  @Test
  void databaseThatIsAwayIsNamed() {
    DatabaseAddress nowhere =
        new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/nowhere", "user", "password");

    assertThatThrownBy(() -> new RowsRepository(nowhere).read())
        .isInstanceOf(Unreachable.class)
        .hasMessageContaining("127.0.0.1:1")
        .hasMessageNotContaining("password");
  }

  private void plantHealthyVolume() {
    rows.pool(1);
    rows.volume(1, AVAILABLE, RowsSample.POOL);
    count(1);
  }

  /// The counters of so many volumes of 1 GiB.
  private void count(int volumes) {
    for (String resource : List.of("volumes", "gigabytes", "volumes_type", "gigabytes_type")) {
      rows.usage(resource, volumes, 0);
    }
  }

  private String statusOf(int volume) {
    return rows.text("select status from volumes where id = ?", id(volume).value());
  }

  private List<Finding> examine() {
    Sources sources = new Sources(new RowsRepository(rows.address()), null, null);
    return new Doctor(sources, Limits.DEFAULT).examine().findings();
  }

  private void mendOnly(Promise promise) {
    assertThat(examine()).singleElement().extracting(Finding::promise).isEqualTo(promise);
    mendAll();
  }

  private void mendAll() {
    for (Finding finding : examine()) {
      Repair repair = finding.repair();
      assertThat(repair).as(finding.sentence()).isNotNull();
      if (repair != null) {
        assertThat(repairs.apply(repair)).as(repair.toString()).isTrue();
      }
    }
  }
}
