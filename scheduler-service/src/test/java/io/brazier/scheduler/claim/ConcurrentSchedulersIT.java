package io.brazier.scheduler.claim;

import static io.brazier.scheduler.filter.PlacementRequests.ofSize;
import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.backend.BackendAddress;
import io.brazier.backend.BackendPoolRepository;
import io.brazier.backend.PoolReports;
import io.brazier.backend.PoolState;
import io.brazier.backend.ServiceBinary;
import io.brazier.backend.ServiceKey;
import io.brazier.backend.ServiceRepository;
import io.brazier.backend.ServiceState;
import io.brazier.scheduler.SchedulerConfig;
import io.brazier.scheduler.claim.Placement.NoValidBackend;
import io.brazier.scheduler.claim.Placement.Placed;
import io.brazier.scheduler.filter.PlacementRequest;
import io.brazier.testing.PostgresResource;
import io.brazier.testing.RabbitResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// The scheduler as the service runs it, many times at once, on a real database.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RabbitResource.class)
class ConcurrentSchedulersIT {

  private static final int REQUESTS = 60;

  @Inject FilterScheduler scheduler;
  @Inject BackendPoolRepository pools;
  @Inject ServiceRepository services;
  @Inject SchedulerConfig config;

  @Test
  void manySchedulersFillThePoolsToTheGibAndNotBeyondS1() throws Exception {
    report("brim", PoolReports.thick(30).named("a"), PoolReports.thick(10).named("b"));
    PlacementRequest request = ofSize(1).on("brim@lvm").build();
    Callable<Placement> place =
        () -> QuarkusTransaction.requiringNew().call(() -> scheduler.place(request));
    List<Placement> placements = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(8)) {
      for (Future<Placement> done : executor.invokeAll(Collections.nCopies(REQUESTS, place))) {
        placements.add(done.get());
      }
    }
    assertThat(placements).filteredOn(Placed.class::isInstance).hasSize(40);
    assertThat(placements).filteredOn(NoValidBackend.class::isInstance).hasSize(20);
    assertThat(states("brim")).extracting(PoolState::claimedGib).containsExactly(30L, 10L);
  }

  @Test
  void claimOfATransactionThatFailsIsGone() {
    report("gone", PoolReports.thick(10).named("a"));
    QuarkusTransaction.begin();
    assertThat(scheduler.place(ofSize(10).on("gone@lvm").build())).isInstanceOf(Placed.class);
    QuarkusTransaction.rollback();
    assertThat(states("gone")).extracting(PoolState::claimedGib).containsExactly(0L);
  }

  @Test
  void refusalNamesThePoolsThatAreReallyThere() {
    report("small", PoolReports.thick(10).named("a"));
    Placement placement =
        QuarkusTransaction.requiringNew()
            .call(() -> scheduler.place(ofSize(11).on("small@lvm").build()));
    assertThat(((NoValidBackend) placement).cause())
        .startsWith("No valid backend was found. No weighed backends available\n")
        .contains("small@lvm#a: CapacityFilter: needs 11 GiB, 10 GiB free of 10");
  }

  @Test
  void schedulerIsListedAsAServiceThatIsUp() {
    List<ServiceState> rows =
        QuarkusTransaction.requiringNew()
            .call(() -> services.list(config.host(), "cinder-scheduler"));
    assertThat(rows).singleElement().satisfies(row -> assertThat(row.up()).isTrue());
  }

  private void report(String host, PoolReports... reports) {
    BackendAddress backend = new BackendAddress(host, "lvm", null);
    QuarkusTransaction.requiringNew()
        .run(() -> {
          services.register(new ServiceKey(backend.service(), ServiceBinary.CINDER_VOLUME), "nova");
          pools.report(backend, List.of(reports).stream().map(PoolReports::build).toList());
        });
  }

  private List<PoolState> states(String host) {
    return QuarkusTransaction.requiringNew().call(() -> pools.listAll()).stream()
        .filter(state -> state.address().host().equals(host))
        .toList();
  }
}
