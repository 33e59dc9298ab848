package io.brazier.work;

import io.brazier.lifecycle.Loop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// Knows the leases that this process holds and renews them all by one statement, in a transaction
/// and on a connection of its own, so that a handler's long transaction does not delay it.
@ApplicationScoped
class LeaseKeeper {

  private static final Logger LOG = Logger.getLogger(LeaseKeeper.class);
  private static final int RENEWALS_PER_LEASE = 3;

  private final WorkerRepository repository;
  private final Set<Lease> leases = ConcurrentHashMap.newKeySet();
  private final Loop loop;

  LeaseKeeper(WorkerRepository repository, WorkConfig config) {
    this.repository = repository;
    this.loop =
        Loop.every(config.lease().dividedBy(RENEWALS_PER_LEASE), "lease-keeper", this::renew);
  }

  /// Renews the lease from now on.
  void hold(Lease lease) {
    leases.add(lease);
  }

  /// Renews it no more.
  void drop(Lease lease) {
    leases.remove(lease);
  }

  /// Whether it is still renewed: neither ended nor handed on, nor seen to be lost.
  boolean holds(Lease lease) {
    return leases.contains(lease);
  }

  /// Whether this process is at work on the worker, under whatever lease.
  boolean isAtWorkOn(long workerId) {
    return leases.stream().anyMatch(lease -> lease.workerId() == workerId);
  }

  /// Renews all. A lease that is gone is forgotten; its holder finds out by its fence.
  void renew() {
    List<Lease> held = List.copyOf(leases);
    if (held.isEmpty()) {
      return;
    }
    Set<Long> renewed =
        new HashSet<>(QuarkusTransaction.requiringNew().call(() -> repository.renew(held)));
    held.stream()
        .filter(lease -> !renewed.contains(lease.workerId()))
        .filter(leases::remove)
        .forEach(lease ->
            LOG.warnf(
                "Lease is lost: workerId=%d fence=%d requestId=%s",
                lease.workerId(), lease.fence(), lease.requester().requestId()));
  }

  /// Renews no more.
  void stop() {
    loop.close();
  }
}
