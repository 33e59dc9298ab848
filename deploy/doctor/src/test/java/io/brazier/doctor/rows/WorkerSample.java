package io.brazier.doctor.rows;

import io.brazier.operation.Operation;
import io.brazier.resource.ResourceKind;
import io.brazier.resource.ResourceRef;
import io.brazier.resource.Status;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Makes workers; one that a test says nothing about is of a create and was accepted this moment.
public final class WorkerSample {

  private final ResourceRef resource;
  private String operation = Operation.CREATE_VOLUME.word();
  private String status = Operation.CREATE_VOLUME.during().word();
  private @Nullable String reservations;
  private int attempt;
  private Instant dueAt = RowsSample.NOW;
  private @Nullable String leaseOwner;

  private WorkerSample(ResourceRef resource) {
    this.resource = resource;
  }

  /// Work on the volume of a number.
  public static WorkerSample of(int number) {
    return of(ResourceRef.of(ResourceKind.VOLUME, VolumeSample.id(number).value()));
  }

  public static WorkerSample of(ResourceRef resource) {
    return new WorkerSample(resource);
  }

  public WorkerSample on(Operation newOperation) {
    return on(newOperation.word(), newOperation.during());
  }

  public WorkerSample on(String word, Status during) {
    operation = word;
    status = during.word();
    return this;
  }

  public WorkerSample reserving(String uuid) {
    reservations = uuid;
    return this;
  }

  public WorkerSample attempt(int number) {
    attempt = number;
    return this;
  }

  public WorkerSample dueFor(Duration age) {
    dueAt = RowsSample.NOW.minus(age);
    return this;
  }

  public WorkerSample heldBy(String owner) {
    leaseOwner = owner;
    return this;
  }

  public WorkerRow make() {
    return new WorkerRow(
        7, resource, operation, status, reservations, "topic", attempt, dueAt, leaseOwner, 3, null);
  }
}
