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
              (select coalesce(sum(claimed_gib), 0) from volumes where host = :pool and not deleted)
            union all
            select 'quota ' || in_use || ' ' || reserved from quota_usages
            where project_id = :project and resource = 'volumes' and in_use + reserved <>
              (select count(*) from volumes where project_id = :project and not deleted)
            union all
            select 'gigabytes ' || in_use || ' ' || reserved from quota_usages
            where project_id = :project and resource = 'gigabytes' and in_use + reserved <>
              (select coalesce(sum(size), 0) from volumes where project_id = :project and not deleted)
            """,
            String.class)
        .setParameter("pool", pool.toString())
        .setParameter("project", project)
        .getResultList();
  }
}
