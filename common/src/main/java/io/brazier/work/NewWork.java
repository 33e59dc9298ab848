package io.brazier.work;

import io.brazier.bus.Topic;
import io.brazier.context.Requester;
import io.brazier.flow.TaskTime;
import io.brazier.operation.Operation;
import io.brazier.quota.ReservationId;
import io.brazier.resource.ResourceRef;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Work to be accepted.
///
/// @param operation what is to be done
/// @param resource what it is done to
/// @param topic whose turn it is first
/// @param requester on whose behalf
/// @param arguments what the services are told besides the resource's row; has a JSON form
/// @param reservations the quota that it holds until it ends, null for none
/// @param steps what was done to accept it, for the operation's record
public record NewWork(
    Operation operation,
    ResourceRef resource,
    Topic topic,
    Requester requester,
    Object arguments,
    @Nullable ReservationId reservations,
    List<TaskTime> steps) {

  /// Copies the list.
  public NewWork {
    steps = List.copyOf(steps);
  }

  /// Work that needs no arguments and holds no quota.
  public static NewWork of(Operation operation, String id, Topic topic, Requester requester) {
    return new NewWork(operation, operation.on(id), topic, requester, Map.of(), null, List.of());
  }

  /// The same with arguments.
  public NewWork with(Object newArguments) {
    return new NewWork(operation, resource, topic, requester, newArguments, reservations, steps);
  }

  /// The same, holding quota.
  public NewWork holding(ReservationId reservation) {
    return new NewWork(operation, resource, topic, requester, arguments, reservation, steps);
  }

  /// The same with the tasks that accepted it.
  public NewWork after(List<TaskTime> tasks) {
    return new NewWork(operation, resource, topic, requester, arguments, reservations, tasks);
  }
}
