package io.brazier.backend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.brazier.backend.CapacityVerdict.Fits;
import io.brazier.backend.ClaimOutcome.Claimed;
import io.brazier.testing.ConnectionKiller;
import io.brazier.testing.Crowd;
import io.brazier.testing.PostgresResource;
import io.brazier.testing.Seed;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Several schedulers, two pools, reports at random and out of order, crashes and lost connections
/// anywhere: a pool is never over-committed, its claims are the sum of its rows at every moment,
/// and no capacity is lost for ever (S-1, S-2, S-5).
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ClaimWalkIT {

  private static final Logger LOG = Logger.getLogger(ClaimWalkIT.class);
  private static final int WALKERS = 4;
  private static final int STEPS = 60;
  private static final int MOST_READS = 50;
  private static final Duration DOWN_TIME = Duration.ofHours(1);
  private static final BackendAddress BACKEND = BackendAddress.parse("walk@lvm");

  @Inject BackendPoolRepository pools;
  @Inject ServiceRepository services;
  @Inject EntityManager entities;
  @Inject AgroalDataSource database;

  private final List<PhysicalPool> physical =
      List.of(
          new PhysicalPool(BACKEND.withPool("a"), 25, 5),
          new PhysicalPool(BACKEND.withPool("b"), 12, 0));
  private final Queue<List<PoolReport>> delayedReports = new ConcurrentLinkedQueue<>();
  private final Queue<Volume> volumes = new ConcurrentLinkedQueue<>();
  private final Queue<Choice> slowChoices = new ConcurrentLinkedQueue<>();
  private final AtomicInteger claims = new AtomicInteger();

  /// A pool that had room when it was looked at.
  private record Choice(PoolState pool, int sizeGib) {}

  /// A placed volume; its backend may or may not have it.
  private record Volume(String id, PhysicalPool pool, int sizeGib) {}

  /// A process that dies in the middle of a transaction.
  private static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @BeforeEach
  void registerAndReport() {
    inTransaction(() -> {
      services.register(new ServiceKey(BACKEND.service(), ServiceBinary.CINDER_VOLUME), "nova");
      pools.report(BACKEND, reports());
    });
  }

  @Test
  void poolIsNeverOverCommittedAndNoCapacityIsLostS1S2S5() {
    long seed = Seed.next();
    try (ConnectionKiller killer = ConnectionKiller.start(database, seed)) {
      Crowd.walk(WALKERS, STEPS, seed, this::step);
      assertThat(killer.kills()).as("seed %d", seed).isPositive();
    }
    assertThat(claims).as("seed %d", seed).hasPositiveValue();
    assertEverythingIsFreeOnceAllIsDeleted(seed);
  }

  private void step(Random random) {
    switch (random.nextInt(8)) { // more is placed than deleted, so that there is little room
      case 0, 1, 2, 3 -> place(random);
      case 4, 5 -> delete(random);
      case 6 -> delayedReports.add(reports());
      default -> sendReport(random);
    }
    assertClaimsAreTheSumOfRows();
  }

  /// Claims and writes the row in one transaction, which may crash or be cut off; then the backend
  /// makes the volume, unless the crash is here: then the volume is deleted or never touched again.
  private void place(Random random) {
    String id = UUID.nameUUIDFromBytes(Long.toString(random.nextLong()).getBytes(UTF_8)).toString();
    boolean crashInTransaction = random.nextInt(6) == 0;
    Optional<Choice> choice = choose(random);
    if (choice.isEmpty()) {
      return;
    }
    int sizeGib = choice.get().sizeGib();
    boolean told = claim(choice.get().pool(), id, sizeGib, crashInTransaction);
    boolean placed = exists(id);
    assertThat(placed || !told).as("a claim that was told is there").isTrue();
    if (!placed) {
      return;
    }
    Volume volume = new Volume(id, pool(choice.get().pool().address()), sizeGib);
    if (random.nextInt(6) != 0) {
      volume.pool().create(id, sizeGib);
    }
    volumes.add(volume);
    claims.incrementAndGet();
  }

  /// One choice in three comes from a scheduler that has taken its time since it looked.
  private Optional<Choice> choose(Random random) {
    int sizeGib = 1 + random.nextInt(5);
    Optional<Choice> choice = fitting(random, sizeGib).map(pool -> new Choice(pool, sizeGib));
    if (random.nextInt(3) != 0) {
      return choice;
    }
    Optional<Choice> slow = Optional.ofNullable(slowChoices.poll());
    choice.ifPresent(slowChoices::add);
    return slow;
  }

  private Optional<PoolState> fitting(Random random, int sizeGib) {
    List<PoolState> fitting =
        surely(() -> pools.listStates(DOWN_TIME)).stream()
            .filter(state -> state.address().host().equals("walk"))
            .filter(state -> PoolCapacity.of(state, true).fits(sizeGib) instanceof Fits)
            .toList();
    return fitting.isEmpty()
        ? Optional.empty()
        : Optional.of(fitting.get(random.nextInt(fitting.size())));
  }

  /// Whether the caller was told that it succeeded; it may have although it was not told.
  private boolean claim(PoolState chosen, String id, int sizeGib, boolean crash) {
    return survives(() -> {
      insertRow(id, chosen.address(), sizeGib);
      if (!(pools.claim(chosen, sizeGib, true) instanceof Claimed) || crash) {
        throw new Crash();
      }
    });
  }

  /// First the backend, then row and claim; a crash between them leaves the volume to be deleted
  /// again.
  private void delete(Random random) {
    Volume volume = volumes.poll();
    if (volume == null) {
      return;
    }
    volume.pool().delete(volume.id());
    if (random.nextInt(6) != 0) {
      boolean told = survives(() -> forget(volume));
      LOG.debugf("Forgotten: %s", told);
    }
    if (exists(volume.id())) {
      volumes.add(volume);
    }
  }

  private void forget(Volume volume) {
    entities
        .createNativeQuery("delete from volumes where id = :id")
        .setParameter("id", volume.id())
        .executeUpdate();
    pools.release(volume.pool().address(), volume.sizeGib());
  }

  private void sendReport(Random random) {
    List<PoolReport> late = random.nextBoolean() ? delayedReports.poll() : null;
    List<PoolReport> sent = late == null ? reports() : late;
    if (!survives(() -> pools.report(BACKEND, sent))) {
      delayedReports.add(sent);
    }
  }

  private List<PoolReport> reports() {
    return physical.stream().map(PhysicalPool::report).toList();
  }

  /// Both in one statement, so of one moment.
  private void assertClaimsAreTheSumOfRows() {
    List<?> unlike =
        surely(() ->
            entities
                .createNativeQuery(
                    """
                    select p.name from backend_pools p
                    where p.backend = :backend and p.allocated_capacity_gb <>
                      (select coalesce(sum(v.size), 0) from volumes v where v.host = p.name)
                    """,
                    String.class)
                .setParameter("backend", BACKEND.service())
                .getResultList());
    assertThat(unlike).as("pools whose claims are not the sum of their rows").isEmpty();
  }

  private void assertEverythingIsFreeOnceAllIsDeleted(long seed) {
    volumes.forEach(volume -> volume.pool().delete(volume.id()));
    volumes.forEach(volume -> inTransaction(() -> forget(volume)));
    for (PhysicalPool pool : physical) {
      assertThat(claimed(pool)).as("seed %d: %s", seed, pool.address()).isZero();
      assertThat(PoolCapacity.of(state(pool), true).fits((int) pool.roomGib()))
          .as("seed %d: %s without a new report", seed, pool.address())
          .isEqualTo(new Fits());
    }
  }

  private long claimed(PhysicalPool pool) {
    return state(pool).claimedGib();
  }

  private PoolState state(PhysicalPool pool) {
    return QuarkusTransaction.requiringNew().call(() -> pools.listStates(DOWN_TIME)).stream()
        .filter(state -> state.address().equals(pool.address()))
        .findFirst()
        .orElseThrow();
  }

  private boolean exists(String id) {
    return surely(() ->
        !entities
            .createNativeQuery("select id from volumes where id = :id", String.class)
            .setParameter("id", id)
            .getResultList()
            .isEmpty());
  }

  private void insertRow(String id, BackendAddress address, int sizeGib) {
    entities
        .createNativeQuery(
            """
            insert into volumes (id, user_id, project_id, host, size, status, volume_type_id)
            select :id, 'user', 'project', :host, :size, 'creating', id from volume_types limit 1
            """)
        .setParameter("id", id)
        .setParameter("host", address.toString())
        .setParameter("size", sizeGib)
        .executeUpdate();
  }

  private PhysicalPool pool(BackendAddress address) {
    return physical.stream()
        .filter(pool -> pool.address().equals(address))
        .findFirst()
        .orElseThrow();
  }

  private static void inTransaction(Runnable work) {
    QuarkusTransaction.requiringNew().run(work);
  }

  /// Whether the transaction's commit was told.
  private static boolean survives(Runnable work) {
    try {
      inTransaction(work);
      return true;
    } catch (RuntimeException lost) {
      LOG.debug("A transaction is lost", lost);
      return false;
    }
  }

  /// Reads again where a connection was cut; nobody cuts so many in a row.
  private static <T> T surely(Callable<T> reading) {
    RuntimeException last = new IllegalStateException("never read");
    for (int attempt = 0; attempt < MOST_READS; attempt++) {
      try {
        return QuarkusTransaction.requiringNew().call(reading);
      } catch (RuntimeException lost) {
        LOG.debug("A read is lost", lost);
        last = lost;
      }
    }
    throw last;
  }
}
