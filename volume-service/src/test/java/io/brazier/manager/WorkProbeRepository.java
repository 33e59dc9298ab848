package io.brazier.manager;

import io.brazier.volume.VolumeId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

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
}
