package io.brazier.e2e.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;

/// The books of an instance: what is counted, and what is there to be counted.
///
/// @param database where both stand
public record Books(Database database) {

  private static final String USED =
      "select coalesce(sum(in_use), 0) from quota_usages where project_id = ? and resource = ?";
  private static final String RESERVED =
      "select coalesce(sum(reserved), 0) from quota_usages where project_id = ?";
  private static final String ROWS =
      "select count(*) from volumes where project_id = ? and not deleted";
  private static final String CHARGED =
      "select coalesce(sum(amount), 0) from quota_charges where project_id = ? and resource = ?";
  private static final String RESERVATIONS =
      "select count(*) from reservations where project_id = ?";
  private static final String WORKERS = "select count(*) from workers where project_id = ?";
  private static final String WORKER =
      "select count(*) from workers where resource_id = ? and topic like ? and lease_until > now()";
  private static final String CAST =
      "select count(*) from workers where resource_id = ? and topic like ? and cast_at is not null";
  private static final String DELETES =
      "select count(*) from workers where operation = 'delete_volume'";
  private static final String PROGRESS =
      "select coalesce(progress, 0) from workers where resource_id = ?";
  private static final String TOOK =
      """
      select round(extract(epoch from ended.at - accepted.at) * 1000)
        from operations accepted
        join operation_events ended on ended.operation_id = accepted.id and ended.kind = 'ended'
       where accepted.resource_id = ?
       order by accepted.at
      """;
  private static final String TOPIC = "select topic from workers where resource_id = ?";

  /// Every pool whose claims are not those of what is on it.
  private static final String WRONG_CLAIMS =
      """
      select p.name || ': ' || p.allocated_capacity_gb || ' claimed, ' || coalesce(sum(c.gib), 0)
        from backend_pools p
        left join pool_claims c on c.pool = p.name
       group by p.name, p.allocated_capacity_gb
      having p.allocated_capacity_gb <> coalesce(sum(c.gib), 0)
      """;

  /// Live volumes of a project.
  public long volumes(String project) {
    return database.number(ROWS, project);
  }

  /// What the quota has as used.
  public long used(String project, String resource) {
    return database.number(USED, project, resource);
  }

  /// Nothing is under way for a project, and what is counted is what is there.
  ///
  /// @throws AssertionError if not
  public void balance(String project) {
    SoftAssertions.assertSoftly(softly -> {
      softly.assertThat(used(project, "volumes")).as("volumes in use").isEqualTo(volumes(project));
      for (String resource : List.of("gigabytes", "snapshots")) {
        softly
            .assertThat(used(project, resource))
            .as("%s in use", resource)
            .isEqualTo(database.number(CHARGED, project, resource));
      }
      softly.assertThat(database.number(RESERVED, project)).as("reserved").isZero();
      softly.assertThat(database.number(RESERVATIONS, project)).as("reservations").isZero();
      softly.assertThat(database.number(WORKERS, project)).as("workers").isZero();
      softly.assertThat(database.texts(WRONG_CLAIMS)).as("claims").isEmpty();
    });
  }

  /// A service holds the work on a volume.
  ///
  /// @param topic whose turn it is, as a pattern of `like`
  /// @throws AssertionError if not
  public void isHeld(String volume, String topic) {
    assertThat(database.number(WORKER, volume, topic))
        .as("workers of %s held on %s, of those on %s", volume, topic, topics(volume))
        .isEqualTo(1);
  }

  /// The broker has confirmed the message about a volume, and nobody works on it.
  ///
  /// @param topic whose turn it is, as a pattern of `like`
  /// @throws AssertionError if not
  public void isCast(String volume, String topic) {
    assertThat(database.number(CAST, volume, topic))
        .as("workers of %s cast to %s, of those on %s", volume, topic, topics(volume))
        .isEqualTo(1);
  }

  /// How far the work on a volume is, in percent; nothing if there is none any more.
  public Optional<Integer> progress(String volume) {
    return database.texts(PROGRESS, volume).stream().map(Integer::valueOf).findFirst();
  }

  /// How long the create of a volume took, from its acceptance to its end, by the database's clock.
  public Duration createTook(String volume) {
    return Duration.ofMillis(database.number(TOOK, volume));
  }

  /// No volume of whatever project is on its way out.
  ///
  /// @throws AssertionError if one is
  public void nothingIsBeingDeleted() {
    assertThat(database.number(DELETES)).as("deletes at work").isZero();
  }

  /// Whose turn the work on a volume is; nothing if there is none.
  private List<String> topics(String volume) {
    return database.texts(TOPIC, volume);
  }
}
