package io.brazier.api.volume;

import static io.brazier.api.testing.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.api.testing.ApiProfile;
import io.brazier.api.testing.Caller;
import io.brazier.api.testing.MadeVolumesRepository;
import io.brazier.testing.PostgresResource;
import io.brazier.volume.VolumeRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Cinder's conditions for a delete (`cinder/volume/api.py: delete`), each by itself on a volume
/// that could be deleted otherwise.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ApiProfile.class)
class DeletePreconditionsIT {

  private static final String SNAPSHOT =
      """
      insert into snapshots (id, user_id, project_id, volume_id, status, volume_size,
        volume_type_id, deleted)
      select gen_random_uuid(), user_id, project_id, id, 'available', size, volume_type_id, %s
      from volumes where id = :id
      """;

  @Inject VolumeRepository volumes;
  @Inject MadeVolumesRepository made;

  private final Caller admin = Caller.admin(UUID.randomUUID().toString());
  private String id = "";

  @BeforeEach
  void makeAvailable() {
    id = made.make(admin, "'size': 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attach_status = 'attached'",
        "migration_status = 'starting'",
        "migration_status = 'migrating'",
        "migration_status = 'completing'",
        "migration_status = 'target:7c9e6679-7425-40de-944b-e07fc1f90ae7'",
        "consistencygroup_id = 'g'",
        "group_id = 'g'",
      })
  void volumeInSuchAStateStays(String state) {
    run("update volumes set %s where id = :id".formatted(state));
    assertStays();
  }

  @ParameterizedTest
  @ValueSource(strings = {"deleting", "error", "success"})
  void volumeWhoseMigrationIsOverIsDeleted(String migration) {
    run("update volumes set migration_status = '%s' where id = :id".formatted(migration));
    admin.delete("volumes/" + id).statusCode(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?force=true"})
  void onlySnapshotsThatAreThereKeepAVolume(String query) {
    run(SNAPSHOT.formatted("true"));
    run(SNAPSHOT.formatted("false"));
    assertStays();
    run("update snapshots set deleted = true where volume_id = :id");
    admin.delete("volumes/" + id + query).statusCode(202);
  }

  private void assertStays() {
    String before = row();
    refused(admin.delete("volumes/" + id), 400);
    refused(admin.delete("volumes/" + id + "?force=true"), 400);
    assertThat(row()).isEqualTo(before);
  }

  /// All that a delete could have changed of it, and the work that it would be.
  private String row() {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            (String)
                volumes
                    .getEntityManager()
                    .createNativeQuery(
                        """
                        select cast(to_jsonb(v) as text) || (select count(*) from workers w
                          where w.resource_id = v.id) from volumes v where v.id = :id
                        """,
                        String.class)
                    .setParameter("id", id)
                    .getSingleResult());
  }

  private void run(String sql) {
    QuarkusTransaction.requiringNew()
        .run(() ->
            assertThat(
                    volumes
                        .getEntityManager()
                        .createNativeQuery(sql)
                        .setParameter("id", id)
                        .executeUpdate())
                .isPositive());
  }
}
