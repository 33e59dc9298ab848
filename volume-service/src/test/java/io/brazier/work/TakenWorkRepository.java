package io.brazier.work;

import io.brazier.bus.Topic;
import io.brazier.resource.ResourceRef;
import io.brazier.work.WorkerRepository.TakeOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/// Takes work in the name of this process, as a lane does, for tests of what is done under a lease.
@ApplicationScoped
public class TakenWorkRepository {

  private final WorkerRepository workers;
  private final EntityManager entities;

  TakenWorkRepository(WorkerRepository workers, EntityManager entities) {
    this.workers = workers;
    this.entities = entities;
  }

  /// Takes what is to be done to a resource.
  @Transactional
  public Lease take(ResourceRef resource, Topic topic) {
    long id =
        (Long)
            entities
                .createNativeQuery("select id from workers where resource_id = :id", Long.class)
                .setParameter("id", resource.id())
                .getSingleResult();
    if (workers.take(id, topic) instanceof TakeOutcome.Taken(Lease lease)) {
      return lease;
    }
    throw new IllegalStateException(resource + " is not to be had");
  }
}
