package io.brazier.doctor.why;

import static io.brazier.doctor.why.HistorySample.ONE;
import static io.brazier.doctor.why.HistorySample.SCHEDULER;
import static io.brazier.doctor.why.HistorySample.TWO;
import static io.brazier.operation.Operation.CREATE_VOLUME;
import static io.brazier.operation.Operation.CREATE_VOLUME_FROM;
import static io.brazier.operation.Operation.DELETE_VOLUME;
import static io.brazier.operation.Operation.EXTEND_VOLUME;
import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.resource.Status;
import io.brazier.volume.VolumeStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StoryTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String REFUSALS =
      """
      storage-1@lvm#LVM: CapacityFilter: needs 500 GiB, 3.2 GiB free of 10
      storage-2@lvm#LVM: AvailabilityZoneFilter: is in zone nova
      """;

  private final HistorySample sample = new HistorySample();

  @Test
  void createThatWasTriedElsewhereIsToldTurnByTurn() {
    String story =
        sample
            .accepted(CREATE_VOLUME)
            .taken(SCHEDULER, 1)
            .handedOn(ONE, "storage-1@lvm#LVM\nstorage-3@lvm#LVM: CapacityFilter: is full")
            .taken(ONE, 1)
            .handedOn(SCHEDULER, "storage-1@lvm#LVM: lvcreate failed")
            .taken(SCHEDULER, 1)
            .handedOn(TWO, "storage-2@lvm#LVM")
            .taken(TWO, 1)
            .ended(TWO, "succeeded", null)
            .is(VolumeStatus.AVAILABLE)
            .story();

    assertThat(story)
        .isEqualTo(
            """
            create_volume of volume 11111111-2222-4333-8444-555555555555, request req-1, accepted 2026-11-28 12:00:01Z (project project)
              api
                  ExtractVolumeRequestTask                  3.1 ms
              cinder-scheduler  attempt 1 by cinder-scheduler/holder, waited 10 ms
                  ScheduleTask                              0.5 ms
                -> handed on to cinder-volume.storage-1@lvm after 10 ms
                     placed on storage-1@lvm#LVM
                     left out: storage-3@lvm#LVM: CapacityFilter: is full
              cinder-volume.storage-1@lvm  attempt 1 by cinder-volume.storage-1@lvm/holder, waited 10 ms
                  ScheduleTask                              0.5 ms
                -> handed on to cinder-scheduler after 10 ms
                     storage-1@lvm#LVM: lvcreate failed
              cinder-scheduler  attempt 1 by cinder-scheduler/holder, waited 10 ms
                  ScheduleTask                              0.5 ms
                -> handed on to cinder-volume.storage-2@lvm after 10 ms
                     placed on storage-2@lvm#LVM
              cinder-volume.storage-2@lvm  attempt 1 by cinder-volume.storage-2@lvm/holder, waited 10 ms
                  VolumeCastTask                          123.5 ms
                -> succeeded after 80 ms in all
            It is `available`.\
            """);
  }

  @Test
  void createThatFitsNowhereTellsWhyByPoolAndFilterAndWhatToDo() {
    String story =
        sample
            .accepted(CREATE_VOLUME)
            .taken(SCHEDULER, 1)
            .ended(SCHEDULER, "failed", REFUSALS)
            .is(VolumeStatus.ERROR)
            .story();

    assertThat(story)
        .endsWith(
            """
                -> failed after 20 ms in all
                     storage-1@lvm#LVM: CapacityFilter: needs 500 GiB, 3.2 GiB free of 10
                     storage-2@lvm#LVM: AvailabilityZoneFilter: is in zone nova
            It is `error`. Delete it, and ask for a smaller size or another type, or look at the pools that refused it: their free space, their service, what they report.\
            """);
  }

  @Test
  void copyThatRunsTellsHowFarItIs() {
    String story =
        sample
            .accepted(CREATE_VOLUME_FROM)
            .taken(ONE, 1)
            .held(ONE, Duration.ofSeconds(12))
            .done(40)
            .is(VolumeStatus.CREATING)
            .story();

    assertThat(story).contains("or longer if it lives. 40 % are done. Wait; if it dies");
  }

  @Test
  void extendThatRunsTellsWhoHasItUntilWhen() {
    String story =
        sample
            .accepted(EXTEND_VOLUME)
            .taken(ONE, 1)
            .held(ONE, Duration.ofSeconds(12))
            .is(VolumeStatus.EXTENDING)
            .story();

    assertThat(story)
        .endsWith(
            "It goes on. cinder-volume.storage-1@lvm/holder is at work on it, attempt 1, until"
                + " 2026-11-28 12:00:13Z, or longer if it lives. Wait; if it dies, the work goes on"
                + " elsewhere after that.");
  }

  @Test
  void workOfAServiceThatIsDownSaysWhichToStart() {
    sample
        .accepted(EXTEND_VOLUME)
        .cast(ONE, Duration.ofSeconds(30))
        .service("storage-1@lvm", "cinder-volume", MINUTE)
        .service("storage-2@lvm", "cinder-volume", Duration.ZERO)
        .is(VolumeStatus.EXTENDING);

    assertThat(sample.story())
        .endsWith(
            "It goes on. It was cast to `cinder-volume.storage-1@lvm` 30.0 s ago (3 times), and"
                + " nobody took it. The volume service of storage-1@lvm is not alive: start it on"
                + " storage-1.");
    assertThat(new HistorySample().accepted(CREATE_VOLUME).cast(SCHEDULER, null).story())
        .endsWith("It is not cast to `cinder-scheduler` yet. No scheduler is alive: start one.");
  }

  @Test
  void slowLaneIsReadByTheSameService() {
    String story =
        sample
            .accepted(DELETE_VOLUME)
            .cast(ONE + ".slow", Duration.ofSeconds(2))
            .service("storage-1@lvm", "cinder-volume", Duration.ZERO)
            .story();

    assertThat(story).endsWith("nobody took it. Wait; it is cast again at 2026-11-28 12:00:16Z.");
  }

  @Test
  void workThatRestsSaysWhatFailedAndWhenItIsTriedAgain() {
    String story =
        sample
            .accepted(DELETE_VOLUME)
            .taken(ONE, 1)
            .came("failed", ONE, "the database is away")
            .resting(ONE, "the database is away", Duration.ofSeconds(4))
            .service("storage-1@lvm", "cinder-volume", Duration.ZERO)
            .story();

    assertThat(story)
        .contains("-> failed after 10 ms, to be tried again\n         the database is away\n")
        .endsWith(
            "It rests after attempt 1 failed. The last error: the database is away. Wait; it is"
                + " cast again at 2026-11-28 12:00:05Z.");
  }

  @Test
  void leaseThatRanOutSaysSo() {
    assertThat(
            sample
                .accepted(DELETE_VOLUME)
                .taken(ONE, 1)
                .taken(ONE, 2)
                .held(ONE, Duration.ofSeconds(-30))
                .story())
        .contains("-> its holder said no more, and the lease ran out\n")
        .contains("holder held it until 2026-11-28 11:59:31Z and let it go")
        .endsWith("start it on storage-1.");
  }

  @Test
  void workThatIsLateThoughItsServiceLivesPointsToTheBroker() {
    assertThat(
            sample
                .accepted(CREATE_VOLUME)
                .resting(SCHEDULER, "no answer", Duration.ofSeconds(-1))
                .service("anywhere", "cinder-scheduler", Duration.ZERO)
                .story())
        .contains("look whether the broker answers");
  }

  @Test
  void workThatIsGoneWithoutAnEndIsSaidToBeLost() {
    assertThat(sample.accepted(EXTEND_VOLUME).is(VolumeStatus.EXTENDING).story())
        .endsWith("its work was lost. Let `brazier doctor --repair` end it.");
  }

  @Test
  void failuresOnBackendsSayWhatToDo() {
    assertThat(failed(VolumeStatus.ERROR)).endsWith("look at its backend, and create it again.");
    assertThat(failed(VolumeStatus.ERROR_EXTENDING)).contains("has the 2 GiB that it says.");
    assertThat(failed(VolumeStatus.ERROR_DELETING)).endsWith("an administrator may force it.");
  }

  private static String failed(Status status) {
    return new HistorySample()
        .accepted(EXTEND_VOLUME)
        .taken(ONE, 1)
        .ended(ONE, "failed", "storage-1@lvm#LVM: broken")
        .is(status)
        .story();
  }

  @Test
  void causeThatTheRecordLacksIsThatOfTheMessage() {
    assertThat(
            sample
                .accepted(CREATE_VOLUME)
                .ended(ONE, "failed", null)
                .told("storage-1@lvm#LVM: broken")
                .is(VolumeStatus.ERROR)
                .story())
        .contains("It is `error`. storage-1@lvm#LVM: broken Delete it");
  }

  @Test
  void adviceIsForWhatCameLast() {
    String story =
        sample
            .accepted(CREATE_VOLUME)
            .ended(ONE, "failed", "broken")
            .accepted(DELETE_VOLUME)
            .ended(ONE + ".slow", "succeeded", null)
            .story();

    assertThat(story).doesNotContain("Delete it").endsWith("It is gone.");
  }

  @Test
  void whatServicesDoAboutEachOtherIsTold() {
    String story =
        sample
            .accepted(DELETE_VOLUME)
            .taken(ONE, 1)
            .came("released", ONE, null)
            .taken(ONE, 1)
            .came("recovered", ONE, null)
            .came("frozen", ONE, null)
            .story();

    assertThat(story)
        .contains("-> given back as not tried after 10 ms: its service was stopped")
        .contains("-> taken back after 10 ms by its service")
        .contains("-> frozen after 10 ms");
  }
}
