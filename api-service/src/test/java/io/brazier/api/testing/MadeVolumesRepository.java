package io.brazier.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.backend.BackendAddress;
import io.brazier.backend.BackendPoolRepository;
import io.brazier.backend.PoolReports;
import io.brazier.operation.Operation;
import io.brazier.quota.Quotas;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeRepository;
import io.brazier.work.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/// Does what the other services do to a volume that was asked for, for tests that begin where it is
/// there.
@ApplicationScoped
public class MadeVolumesRepository {

  /// Where all of them are.
  public static final BackendAddress POOL = BackendAddress.parse("h1@lvm#LVM");

  private final VolumeRepository volumes;
  private final BackendPoolRepository pools;
  private final Workers workers;
  private final Quotas quotas;

  MadeVolumesRepository(
      VolumeRepository volumes, BackendPoolRepository pools, Workers workers, Quotas quotas) {
    this.quotas = quotas;
    this.volumes = volumes;
    this.pools = pools;
    this.workers = workers;
  }

  /// Asks for a volume, and makes it.
  ///
  /// @param properties such as `'size': 1`
  /// @return its id
  public String make(Caller caller, String properties) {
    String body = "{'volume': {" + properties + "}}";
    String id = caller.post("volumes", body).statusCode(202).extract().path("volume.id");
    make(id);
    return id;
  }

  /// Makes a volume that was asked for.
  @Transactional
  public void make(String id) {
    VolumeId volume = new VolumeId(id);
    pools.report(
        BackendAddress.parse(POOL.service()),
        List.of(PoolReports.thick(1_000_000).named("LVM").build()));
    assertThat(workers.cancel(Operation.CREATE_VOLUME.on(id), "made here")).isTrue();
    assertThat(volumes.place(volume, POOL, "nova")).isTrue();
    pools.claimUnchecked(POOL, volumes.findLive(volume).orElseThrow().size());
    assertThat(volumes.finishCreate(volume, null)).isTrue();
  }

  /// Writes something on the row.
  ///
  /// @param change such as `status = 'in-use'`
  @Transactional
  public void set(String id, String change) {
    volumes
        .getEntityManager()
        .createNativeQuery("update volumes set " + change + " where id = :id")
        .setParameter("id", id)
        .executeUpdate();
  }

  /// Writes that a volume has an available snapshot, and charges its project for it.
  ///
  /// @param counts whether it counts against the quota
  @Transactional
  public void snapshot(String id, boolean counts) {
    volumes
        .getEntityManager()
        .createNativeQuery(
            """
            insert into snapshots (id, use_quota, user_id, project_id, volume_id, status, volume_size,
              volume_type_id)
            select gen_random_uuid(), :counts, user_id, project_id, id, 'available', size,
              volume_type_id
            from volumes where id = :id
            """)
        .setParameter("id", id)
        .setParameter("counts", counts)
        .executeUpdate();
    if (counts) {
      Volume volume = volumes.findLive(new VolumeId(id)).orElseThrow();
      quotas.count(volume.projectId(), quotas.snapshotDelta(volume.volumeTypeId(), volume.size()));
    }
  }

  /// Writes that a volume is attached to a server.
  @Transactional
  public void attach(String id) {
    set(id, "status = 'in-use', attach_status = 'attached'");
    volumes
        .getEntityManager()
        .createNativeQuery(
            """
            insert into volume_attachment (id, volume_id, instance_uuid, attach_status, attach_mode)
            values (gen_random_uuid(), :id, gen_random_uuid(), 'attached', 'rw')
            """)
        .setParameter("id", id)
        .executeUpdate();
  }
}
