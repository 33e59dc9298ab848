package io.brazier.doctor.diagnosis;

import io.brazier.backend.BackendAddress;
import io.brazier.operation.Operation;
import io.brazier.quota.QuotaResource;
import io.brazier.usermessage.MessageAction;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The one right answer to a difference. All of them change rows; none touches a storage.
public sealed interface Repair {

  /// What was done, once it is done.
  String deed();

  /// Sets a counter to the charges of the live rows.
  record RecountQuota(String projectId, QuotaResource resource) implements Repair {
    @Override
    public String deed() {
      return "set `%s` of project %s to what the rows are charged".formatted(resource, projectId);
    }
  }

  /// Gives back a reservation that no work will settle.
  record ReturnReservation(String uuid) implements Repair {
    @Override
    public String deed() {
      return "gave reservation %s back".formatted(uuid);
    }
  }

  /// Sets the claims of a pool to those of the volumes and snapshots on it.
  record RecountClaims(BackendAddress pool) implements Repair {
    @Override
    public String deed() {
      return "set the claims on %s to those of the rows on it".formatted(pool);
    }
  }

  /// Writes the user message that the status of a failure has to have.
  ///
  /// @param operation what failed
  /// @param id of the resource
  record TellFailure(Operation operation, String id) implements Repair {

    /// The ids of what messages may say was being done when it failed: a create of a volume also
    /// fails where no backend is found, and administrators set every status.
    public static Set<String> actions(Operation operation) {
      Stream<MessageAction> besides =
          operation == Operation.CREATE_VOLUME || operation == Operation.CREATE_VOLUME_FROM
              ? Stream.of(MessageAction.RESET_STATUS, MessageAction.SCHEDULE_ALLOCATE_VOLUME)
              : Stream.of(MessageAction.RESET_STATUS);
      return Stream.concat(Stream.of(operation.action()), besides)
          .map(MessageAction::id)
          .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String deed() {
      return "wrote a message for the owner of " + operation.on(id);
    }
  }

  /// Deletes work that has nothing to work on.
  ///
  /// @param fence of the row that was seen: whoever took it since keeps it
  /// @param operation what was to be done
  record DropWorker(long workerId, long fence, Operation operation) implements Repair {
    @Override
    public String deed() {
      return "deleted worker " + workerId;
    }
  }

  /// Writes the work of an accepted delete down again.
  ///
  /// @param operation the delete
  /// @param id of the resource
  /// @param pool where it is
  record RepeatDelete(Operation operation, String id, BackendAddress pool) implements Repair {

    /// Whether an operation is a delete.
    public static boolean repeats(Operation operation) {
      return operation == Operation.DELETE_VOLUME || operation == Operation.DELETE_SNAPSHOT;
    }

    @Override
    public String deed() {
      return "wrote the delete of %s down again, for %s"
          .formatted(operation.on(id), pool.service());
    }
  }

  /// Ends an operation that nobody works on as failed, with a message.
  ///
  /// @param id of the resource
  record Fail(Operation operation, String id) implements Repair {
    @Override
    public String deed() {
      return "ended %s in `%s`, with a message for its owner"
          .formatted(operation.on(id), operation.failure().to());
    }
  }
}
