package io.brazier.quota;

import static io.brazier.quota.QuotaStandings.standing;
import static io.brazier.testing.Transactions.committed;
import static io.brazier.testing.Transactions.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Limits of projects and classes, and what becomes of them with their volume type.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class QuotaSetsIT {

  @Inject Quotas quotas;
  @Inject QuotaSets sets;
  @Inject QuotaLimitRepository limits;
  @Inject QuotaProbeRepository probe;

  private final String project = UUID.randomUUID().toString();
  private final String typeName = "type-" + project;
  private String type = "";

  @BeforeEach
  void createType() {
    type = committed(() -> probe.createType(typeName));
  }

  private static void assertInvalid(Runnable work, String text) {
    assertThatThrownBy(() -> run(work)).isInstanceOf(Fault.Invalid.class).hasMessage(text);
  }

  private long limit(String resource) {
    return standing(quotas.usages(project, new Scope.All()), resource).limit();
  }

  private void use(QuotaDelta delta) {
    run(() -> quotas.commit(quotas.reserve(project, delta)));
  }

  private void rename(String name) {
    run(() -> {
      probe.renameType(type, name);
      sets.renameType(typeName, name);
    });
  }

  private void delete() {
    run(() -> {
      probe.deleteType(type);
      sets.forgetType(typeName);
    });
  }

  @Test
  void newProjectHasTheDefaultClassAndNoLimitPerType() {
    assertThat(limit("volumes")).isEqualTo(10);
    assertThat(limit("snapshots")).isEqualTo(10);
    assertThat(limit("gigabytes")).isEqualTo(1000);
    assertThat(limit("per_volume_gigabytes")).isEqualTo(-1);
    assertThat(limit("backups")).isEqualTo(10);
    assertThat(limit("backup_gigabytes")).isEqualTo(1000);
    assertThat(limit("groups")).isEqualTo(10);
    assertThat(limit("volumes_" + typeName)).isEqualTo(-1);
    assertThat(limit("gigabytes_" + typeName)).isEqualTo(-1);
    assertThat(limit("snapshots_" + typeName)).isEqualTo(-1);
  }

  @Test
  void fixedResourcesComeBeforeThoseOfTypes() {
    assertThat(
            quotas.usages(project, new Scope.All()).stream().limit(7).map(s -> s.resource().kind()))
        .containsExactly(QuotaKind.values());
  }

  @Test
  void projectComesBeforeTheClassAndDeletingReturnsToIt() {
    run(() -> sets.update(project, Map.of("volumes", 3L, "volumes_" + typeName, 2L)));
    assertThat(limit("volumes")).isEqualTo(3);
    assertThat(limit("volumes_" + typeName)).isEqualTo(2);
    assertThat(standing(sets.defaults(new Scope.All()), "volumes").limit()).isEqualTo(10);

    run(() -> sets.delete(project));

    assertThat(limit("volumes")).isEqualTo(10);
    assertThat(limit("volumes_" + typeName)).isEqualTo(-1);
    run(() -> sets.delete(project));
  }

  @Test
  void laterLimitReplacesTheEarlier() {
    run(() -> sets.update(project, Map.of("volumes", 3L)));
    run(() -> sets.update(project, Map.of("volumes", 4L)));
    assertThat(limit("volumes")).isEqualTo(4);
  }

  @Test
  void configurationCountsWhereTheClassIsSwitchedOff() {
    QuotaSets own =
        new QuotaSets(
            limits,
            QuotaSettings.with(Map.of("use-default-quota-class", "false", "volumes", "77")));
    assertThat(standing(own.defaults(new Scope.All()), "volumes").limit()).isEqualTo(77);
    assertThat(standing(sets.defaults(new Scope.All()), "volumes").limit()).isEqualTo(10);
  }

  @Test
  void unknownNamesAreRefusedTogetherAndNothingIsWritten() {
    assertInvalid(
        () -> sets.update(project, Map.of("volumes", 3L, "cores", 1L, "backups_x", 1L)),
        "Bad key(s) in quota set: backups_x,cores");
    assertThat(limit("volumes")).isEqualTo(10);
  }

  @Test
  void limitsBelowMinusOneAreRefused() {
    assertInvalid(
        () -> sets.update(project, Map.of("volumes", -2L)), "Quota limit must be -1 or greater.");
    assertInvalid(
        () -> sets.updateClass(project, Map.of("volumes", -2L)),
        "Quota limit must be -1 or greater.");
  }

  @Test
  void limitBelowWhatIsUsedAndReservedIsRefusedAndNothingIsWritten() {
    use(QuotaDelta.ofVolume(type, 5));
    run(() -> quotas.reserve(project, QuotaDelta.ofVolume(type, 2)));
    assertInvalid(
        () -> sets.update(project, Map.of("volumes", 9L, "gigabytes", 6L)),
        "Quota gigabytes limit must be equal or greater than existing resources.");
    assertThat(limit("volumes")).isEqualTo(10);
    run(() -> sets.update(project, Map.of("gigabytes", 7L, "volumes", -1L)));
    assertThat(limit("gigabytes")).isEqualTo(7);
  }

  @Test
  void singleVolumeLimitIsNotHeldAgainstUsage() {
    use(QuotaDelta.ofVolume(type, 5));
    run(() -> sets.update(project, Map.of("per_volume_gigabytes", 1L)));
    assertThat(limit("per_volume_gigabytes")).isEqualTo(1);
  }

  @Test
  void classHasItsLimitsAndTheDefaultsForTheRest() {
    String name = "class-" + project;
    assertThat(standing(sets.classLimits(name, new Scope.All()), "volumes").limit()).isEqualTo(10);
    run(() -> sets.updateClass(name, Map.of("volumes", 4L, "gigabytes_" + typeName, 5L)));
    assertThat(standing(sets.classLimits(name, new Scope.All()), "volumes").limit()).isEqualTo(4);
    assertThat(standing(sets.classLimits(name, new Scope.All()), "gigabytes_" + typeName).limit())
        .isEqualTo(5);
    assertThat(standing(sets.classLimits(name, new Scope.All()), "gigabytes").limit())
        .isEqualTo(1000);
    assertInvalid(
        () -> sets.updateClass(name, Map.of("cores", 1L)), "Bad key(s) in quota set: cores");
  }

  @Test
  void projectOverALoweredClassLimitKeepsWhatItHasAndMayFreeIt() {
    use(QuotaDelta.ofVolume(type, 5));
    use(QuotaDelta.ofVolume(type, 5));
    String resource = "volumes_" + typeName;
    run(() -> sets.updateClass("default", Map.of(resource, 1L)));
    assertThatThrownBy(() -> use(QuotaDelta.ofVolume(type, 1))).isInstanceOf(Fault.OverLimit.class);
    use(QuotaDelta.ofVolume(type, 5).negated());
    assertThat(standing(quotas.usages(project, new Scope.All()), resource).usage())
        .isEqualTo(new QuotaUsage(1, 0));
  }

  @Test
  void q4ReservationTakenBeforeTheRenameIsCommittedUnderTheNewName() {
    run(() -> sets.update(project, Map.of("volumes_" + typeName, 5L)));
    ReservationId id = committed(() -> quotas.reserve(project, QuotaDelta.ofVolume(type, 2)));
    String name = "renamed-" + project;
    rename(name);
    run(() -> quotas.commit(id));
    assertThat(standing(quotas.usages(project, new Scope.All()), "volumes_" + name))
        .isEqualTo(
            new QuotaStanding(new QuotaResource(QuotaKind.VOLUMES, name), 5, new QuotaUsage(1, 0)));
    use(QuotaDelta.ofVolume(type, 2).negated());
    assertThat(standing(quotas.usages(project, new Scope.All()), "gigabytes_" + name).usage())
        .isEqualTo(QuotaUsage.NONE);
  }

  @Test
  void q4LimitsOfClassesFollowTheName() {
    run(() -> sets.updateClass("default", Map.of("snapshots_" + typeName, 6L)));
    rename("renamed-" + project);
    assertThat(limit("snapshots_renamed-" + project)).isEqualTo(6);
  }

  @Test
  void q5TypeInUseCannotBeForgottenSoNoDecrementIsLost() {
    use(QuotaDelta.ofVolume(type, 2));
    assertInvalid(this::deleteInTransaction, "Target volume type is still in use.");
    use(QuotaDelta.ofVolume(type, 2).negated());
    delete();
    assertThatThrownBy(() -> use(QuotaDelta.ofVolume(type, 2))).isInstanceOf(Fault.NotFound.class);
  }

  private void deleteInTransaction() {
    probe.deleteType(type);
    sets.forgetType(typeName);
  }

  @Test
  void q5TypeWithAPendingReservationCannotBeForgotten() {
    ReservationId id = committed(() -> quotas.reserve(project, QuotaDelta.ofVolume(type, 2)));
    assertInvalid(this::deleteInTransaction, "Target volume type is still in use.");
    run(() -> quotas.rollback(id));
    delete();
  }

  @Test
  void q5ForgottenTypeTakesItsLimitsAlong() {
    run(() -> sets.update(project, Map.of("volumes_" + typeName, 5L)));
    delete();
    assertThat(probe.countLimits("volumes_" + typeName)).isZero();
    assertThat(quotas.usages(project, new Scope.All()))
        .noneMatch(standing -> typeName.equals(standing.resource().typeName()));
  }
}
