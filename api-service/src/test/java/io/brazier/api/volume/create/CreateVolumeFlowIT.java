package io.brazier.api.volume.create;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.api.testing.ApiProfile;
import io.brazier.bus.FakeBus;
import io.brazier.bus.Topic;
import io.brazier.context.Identity;
import io.brazier.context.RequestContext;
import io.brazier.context.RequestId;
import io.brazier.flow.Flow;
import io.brazier.flow.FlowResult;
import io.brazier.flow.Values;
import io.brazier.flow.testing.FlowContract;
import io.brazier.testing.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Whichever task of the accepting fails, nothing was accepted: it is one transaction. The world is
/// a project.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ApiProfile.class)
class CreateVolumeFlowIT implements FlowContract<String> {

  private static final CreateVolumeRequest REQUEST =
      new CreateVolumeRequest(
          2,
          "n",
          null,
          null,
          null,
          Map.of("k", "v"),
          Map.of(),
          new CreateVolumeRequest.Sources(null, null, null, null, null));

  @Inject CreateVolumeFlow flow;
  @Inject EntityManager entities;
  @Inject FakeBus bus;

  private int castsBefore;

  @Override
  public boolean revertsHalfDoneTasks() {
    return true;
  }

  @Override
  public String newWorld() {
    castsBefore = bus.waiting(Topic.SCHEDULER);
    return UUID.randomUUID().toString();
  }

  @Override
  public Flow flow(String project) {
    return flow.get();
  }

  @Override
  public Values inputs(String project) {
    Set<String> roles = Set.of("member", "reader");
    RequestId request = new RequestId("req-" + UUID.randomUUID());
    return Values.of(
            CreateVolumeKeys.CONTEXT,
            new RequestContext(request, Identity.inProject("user", project, roles), null, false))
        .and(CreateVolumeKeys.REQUEST, REQUEST);
  }

  /// As [CreateVolume#create] runs it.
  @Override
  public FlowResult attempt(String project, Flow accepting) {
    QuarkusTransaction.begin();
    FlowResult result = accepting.attempt(inputs(project));
    if (result instanceof FlowResult.Completed) {
      QuarkusTransaction.commit();
    } else {
      QuarkusTransaction.rollback();
    }
    return result;
  }

  @Override
  public void checkDone(String project, FlowResult.Completed completed) {
    assertThat(rows(project)).isEqualTo("volumes 1, metadata 1, usage 3, reserved 0, work 1");
    assertThat(bus.waiting(Topic.SCHEDULER)).isEqualTo(castsBefore + 1);
  }

  @Override
  public void checkNothingLeft(String project, FlowResult.Failed failed) {
    assertThat(rows(project)).isEqualTo("volumes 0, metadata 0, usage 0, reserved 0, work 0");
    assertThat(bus.waiting(Topic.SCHEDULER)).as("casts").isEqualTo(castsBefore);
  }

  /// What there is of a project.
  private String rows(String project) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            (String)
                entities
                    .createNativeQuery(
                        """
                        select 'volumes ' || (select count(*) from volumes where project_id = :project)
                          || ', metadata ' || (select count(*) from volume_metadata m
                            join volumes v on v.id = m.volume_id where v.project_id = :project)
                          || ', usage ' || (select coalesce(sum(in_use), 0) from quota_usages
                            where project_id = :project and resource in ('volumes', 'gigabytes'))
                          || ', reserved ' || (select count(*) from reservations
                            where project_id = :project)
                          || ', work ' || (select count(*) from workers where project_id = :project)
                        """,
                        String.class)
                    .setParameter("project", project)
                    .getSingleResult());
  }
}
