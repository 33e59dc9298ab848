package io.brazier.manager;

import io.brazier.volume.VolumeId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

/// What the tests see of user messages.
@ApplicationScoped
class MessageProbeRepository {

  private final EntityManager entities;

  MessageProbeRepository(EntityManager entities) {
    this.entities = entities;
  }

  /// Why a volume failed, as administrators read it; the first first.
  @Transactional
  List<String> causes(VolumeId id) {
    List<?> found =
        entities
            .createNativeQuery(
                "select cause from messages where resource_uuid = :id order by created_at",
                String.class)
            .setParameter("id", id.value())
            .getResultList();
    return found.stream().map(String.class::cast).toList();
  }
}
