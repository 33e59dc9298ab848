package io.brazier.doctor.rows;

import io.brazier.resource.Status;
import io.brazier.volume.VolumeStatus;
import io.brazier.work.Resource;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Makes workers; one that a test says nothing about was accepted this moment.
public final class WorkerSample {

  private final Resource resource;
  private String status = VolumeStatus.CREATING.word();
  private String payload = "{}";
  private int attempt;
  private Instant dueAt = RowsSample.NOW;
  private @Nullable String leaseOwner;

  private WorkerSample(Resource resource) {
    this.resource = resource;
  }

  /// Work on the volume of a number.
  public static WorkerSample of(int number) {
    return of(Resource.volume(VolumeSample.id(number)));
  }

  public static WorkerSample of(Resource resource) {
    return new WorkerSample(resource);
  }

  public WorkerSample status(Status newStatus) {
    status = newStatus.word();
    return this;
  }

  public WorkerSample payload(String json) {
    payload = json;
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
        7, resource, "work", status, payload, "topic", attempt, dueAt, leaseOwner, 3, null);
  }
}
