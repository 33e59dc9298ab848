package io.brazier.manager;

import io.brazier.backend.BackendAddress;
import io.brazier.volume.VolumeId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/// What the tests see of workers.
@ApplicationScoped
class WorkProbeRepository {

  private final EntityManager entities;

  WorkProbeRepository(EntityManager entities) {
    this.entities = entities;
  }

  /// Whether somebody is at this work on a volume.
  @Transactional
  boolean isHeld(VolumeId id, String operation) {
    return !entities
        .createNativeQuery(
            "select id from workers where resource_id = :id and operation = :operation"
                + " and lease_owner is not null",
            Long.class)
        .setParameter("id", id.value())
        .setParameter("operation", operation)
        .getResultList()
        .isEmpty();
  }

  /// The queue on which work on a volume is, held or not; empty if there is none.
  @Transactional
  Optional<String> queue(VolumeId id) {
    List<?> found =
        entities
            .createNativeQuery("select topic from workers where resource_id = :id", String.class)
            .setParameter("id", id.value())
            .getResultList();
    return found.stream().map(String.class::cast).findFirst();
  }

  /// What is claimed on a pool, in GiB.
  @Transactional
  long claimed(BackendAddress pool) {
    return (Long)
        entities
            .createNativeQuery(
                "select cast(allocated_capacity_gb as bigint) from backend_pools"
                    + " where name = :pool",
                Long.class)
            .setParameter("pool", pool.toString())
            .getSingleResult();
  }

  /// How many volumes are worked on.
  @Transactional
  long count() {
    return (Long)
        entities.createNativeQuery("select count(*) from workers", Long.class).getSingleResult();
  }

  /// Where the claims on a pool or a project's quota are not the sum over rows.
  @Transactional
  List<?> differences(BackendAddress pool, String project) {
    return entities
        .createNativeQuery(
            """
            select 'claims ' || allocated_capacity_gb from backend_pools
            where name = :pool and allocated_capacity_gb <>
              (select coalesce(sum(gib), 0) from pool_claims c where c.pool = :pool)
            union all
            select 'quota ' || in_use || ' ' || reserved from quota_usages
            where project_id = :project and resource in ('volumes', 'snapshots', 'gigabytes')
              and in_use + reserved <>
                (select coalesce(sum(c.amount), 0) from quota_charges c
                  where c.project_id = quota_usages.project_id
                    and c.resource = quota_usages.resource)
            """,
            String.class)
        .setParameter("pool", pool.toString())
        .setParameter("project", project)
        .getResultList();
  }
}
