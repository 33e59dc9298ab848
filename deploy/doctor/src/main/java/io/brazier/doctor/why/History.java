package io.brazier.doctor.why;

import io.brazier.doctor.rows.ServiceRow;
import io.brazier.resource.ResourceRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is recorded of some operations, and how things stand.
///
/// @param readAt the moment, by the database's clock
/// @param operations as they were accepted, the newest last
/// @param events what became of them, the newest last
/// @param workers those that are not over
/// @param services all that registered
/// @param subjects what the operations are about, as far as it is live
/// @param messages what its owners were told, the newest last
record History(
    Instant readAt,
    List<Accepted> operations,
    List<Event> events,
    List<Worker> workers,
    List<ServiceRow> services,
    List<Subject> subjects,
    List<Message> messages) {

  History {
    operations = List.copyOf(operations);
    events = List.copyOf(events);
    workers = List.copyOf(workers);
    services = List.copyOf(services);
    subjects = List.copyOf(subjects);
    messages = List.copyOf(messages);
  }

  /// A task and how long it took.
  record Step(String task, long micros) {}

  /// An operation.
  ///
  /// @param operation a word that may be any
  /// @param steps of the request that accepted it
  record Accepted(
      long id,
      ResourceRef resource,
      String operation,
      String requestId,
      String projectId,
      List<Step> steps,
      Instant at) {
    Accepted {
      steps = List.copyOf(steps);
    }
  }

  /// Something that became of an operation.
  ///
  /// @param kind a word that may be any; `V008__operations.sql` has those that are known
  /// @param topic whose turn it was, or is if it was handed on
  /// @param outcome of an end, else null
  /// @param cause why, or what was decided; null if there is nothing to say
  /// @param steps what was done in the turn that is over
  record Event(
      long operationId,
      String kind,
      String topic,
      int attempt,
      @Nullable String holder,
      @Nullable String outcome,
      @Nullable String cause,
      List<Step> steps,
      Instant at) {
    Event {
      steps = List.copyOf(steps);
    }

    boolean is(String wanted) {
      return kind.equals(wanted);
    }
  }

  /// Work under way.
  ///
  /// @param lastError why the last attempt failed, null if none did
  /// @param castAt when the broker took a message for it, null if it did not
  /// @param castCount how often
  /// @param dueAt when the sweep looks at it again
  /// @param leaseOwner who holds it, null for nobody
  /// @param leaseUntil until when, if that one does nothing more
  /// @param progress how far it is, in percent; null where nobody says
  record Worker(
      long id,
      String topic,
      int attempt,
      @Nullable String lastError,
      @Nullable Instant castAt,
      int castCount,
      Instant dueAt,
      @Nullable String leaseOwner,
      @Nullable Instant leaseUntil,
      @Nullable Integer progress) {}

  /// A live resource.
  record Subject(String id, String status, int sizeGib) {}

  /// What an owner was told.
  record Message(String resourceId, String requestId, String cause) {}

  Stream<Event> eventsOf(Accepted operation) {
    return events.stream().filter(event -> event.operationId() == operation.id());
  }

  /// How it ended; empty while it goes on.
  Optional<Event> endOf(Accepted operation) {
    return eventsOf(operation).filter(event -> event.is("ended")).reduce((_, last) -> last);
  }

  Optional<Worker> workerOf(Accepted operation) {
    return workers.stream().filter(worker -> worker.id() == operation.id()).findFirst();
  }

  Optional<Subject> subjectOf(Accepted operation) {
    return subjects.stream()
        .filter(subject -> subject.id().equals(operation.resource().id()))
        .findFirst();
  }

  /// Why it failed as its owner was told; empty if nobody was.
  Optional<String> toldOf(Accepted operation) {
    return messages.stream()
        .filter(message -> message.requestId().equals(operation.requestId()))
        .filter(message -> message.resourceId().equals(operation.resource().id()))
        .map(Message::cause)
        .reduce((_, last) -> last);
  }
}
