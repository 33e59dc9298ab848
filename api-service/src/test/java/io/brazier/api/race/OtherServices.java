package io.brazier.api.race;

import io.brazier.backend.BackendAddress;
import io.brazier.bus.Topic;
import io.brazier.message.Command;
import io.brazier.message.Pace;
import io.brazier.message.SchedulerCommand;
import io.brazier.message.VolumeCommand;
import io.brazier.quota.QuotaDelta;
import io.brazier.quota.Quotas;
import io.brazier.resource.Status;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeRepository;
import io.brazier.volume.VolumeStatus;
import io.brazier.volume.VolumeTransition;
import io.brazier.work.Lease;
import io.brazier.work.WorkConsumer;
import io.brazier.work.WorkQueue;
import io.brazier.work.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Random;

/// Stands in for scheduler and volume service: does to rows what they do, with a random outcome.
@ApplicationScoped
public class OtherServices {

  private static final BackendAddress POOL = BackendAddress.parse("h1@lvm#LVM");
  private static final int WIDTH = 4;

  private final VolumeRepository volumes;
  private final Quotas quotas;
  private final Workers workers;
  private final WorkConsumer consumer;
  private final Random random = new Random();

  OtherServices(VolumeRepository volumes, Quotas quotas, Workers workers, WorkConsumer consumer) {
    this.volumes = volumes;
    this.quotas = quotas;
    this.workers = workers;
    this.consumer = consumer;
  }

  /// Does what is cast from now on.
  void serve(long seed) {
    random.setSeed(seed);
    serve(Topic.SCHEDULER);
    serve(Topic.volume(POOL, Pace.QUICK));
    serve(Topic.volume(POOL, Pace.SLOW));
  }

  private void serve(Topic topic) {
    consumer.open(
        new WorkQueue<>(topic, WIDTH, Command.class, this::handle, (lease, _) -> expired(lease)));
  }

  private void handle(Command command, Lease lease) {
    switch (command) {
      case SchedulerCommand.CreateVolume create -> schedule(create, lease);
      case VolumeCommand.CreateVolume create -> make(create, lease);
      case VolumeCommand.DeleteVolume delete -> remove(delete.volumeId(), lease);
    }
  }

  @Transactional
  public void expired(Lease lease) {
    throw new IllegalStateException("given up: " + lease);
  }

  @Transactional
  public void schedule(SchedulerCommand.CreateVolume create, Lease lease) {
    if (!volumes.place(create.volumeId(), POOL, "nova")) {
      workers.end(lease);
      return;
    }
    workers.handOn(
        lease,
        Topic.volume(POOL, Pace.QUICK),
        new VolumeCommand.CreateVolume(
            create.volumeId(), create.requestSpec(), create.retry(), true));
  }

  @Transactional
  public void make(VolumeCommand.CreateVolume create, Lease lease) {
    VolumeId id = create.volumeId();
    if (find(id, VolumeStatus.CREATING).isEmpty()) {
      workers.end(lease);
      return;
    }
    switch (random.nextInt(6)) {
      case 0 -> {
        require(volumes.displace(id, POOL));
        workers.handOn(
            lease,
            Topic.SCHEDULER,
            new SchedulerCommand.CreateVolume(id, create.requestSpec(), create.retry()));
      }
      case 1 -> {
        require(volumes.displace(id, POOL));
        fail(id, lease);
      }
      case 2 -> fail(id, lease);
      default -> {
        require(volumes.finishCreate(id, null));
        workers.end(lease);
      }
    }
  }

  private void fail(VolumeId id, Lease lease) {
    require(volumes.transition(id, VolumeTransition.CREATE_FAILED));
    workers.end(lease);
  }

  @Transactional
  public void remove(VolumeId id, Lease lease) {
    Optional<Volume> volume = find(id, VolumeStatus.DELETING);
    volume.ifPresent(this::remove);
    workers.end(lease);
  }

  private void remove(Volume volume) {
    switch (random.nextInt(4)) {
      case 0 -> require(volumes.transition(volume.id(), VolumeTransition.DELETE_REFUSED));
      case 1 -> require(volumes.transition(volume.id(), VolumeTransition.DELETE_FAILED));
      default -> {
        require(volumes.softDelete(volume.id()));
        quotas.commit(
            quotas.reserve(
                volume.projectId(),
                QuotaDelta.ofVolume(volume.volumeTypeId(), volume.size()).negated()));
      }
    }
  }

  private Optional<Volume> find(VolumeId id, Status status) {
    return volumes
        .findLive(id)
        .filter(volume -> volume.status().equals(status) && POOL.toString().equals(volume.host()));
  }

  private static void require(boolean done) {
    if (!done) {
      throw new IllegalStateException("somebody else changed the volume");
    }
  }
}
