package io.brazier.api.race;

import io.brazier.backend.BackendAddress;
import io.brazier.bus.Topic;
import io.brazier.message.CreateVolumeArguments;
import io.brazier.message.MessageCodec;
import io.brazier.message.Pace;
import io.brazier.operation.Operation;
import io.brazier.quota.QuotaDelta;
import io.brazier.quota.Quotas;
import io.brazier.resource.Status;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeRepository;
import io.brazier.volume.VolumeStatus;
import io.brazier.volume.VolumeTransition;
import io.brazier.work.Account;
import io.brazier.work.Lease;
import io.brazier.work.WorkConsumer;
import io.brazier.work.WorkHandler;
import io.brazier.work.WorkQueue;
import io.brazier.work.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/// Stands in for scheduler and volume service: does to rows what they do, with a random outcome.
@ApplicationScoped
public class OtherServices {

  private static final BackendAddress POOL = BackendAddress.parse("h1@lvm#LVM");
  private static final int WIDTH = 4;
  private static final Account DONE = new Account(Account.Outcome.SUCCEEDED, null, List.of());

  private final VolumeRepository volumes;
  private final Quotas quotas;
  private final Workers workers;
  private final WorkConsumer consumer;
  private final MessageCodec codec;
  private final Random random = new Random();

  OtherServices(
      VolumeRepository volumes,
      Quotas quotas,
      Workers workers,
      WorkConsumer consumer,
      MessageCodec codec) {
    this.volumes = volumes;
    this.quotas = quotas;
    this.workers = workers;
    this.consumer = consumer;
    this.codec = codec;
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
        new WorkQueue(
            topic,
            WIDTH,
            List.of(
                new Part(Operation.CREATE_VOLUME, this::create),
                new Part(Operation.DELETE_VOLUME, this::remove))));
  }

  private record Part(Operation operation, Consumer<Lease> work) implements WorkHandler {
    @Override
    public void handle(Lease lease) {
      work.accept(lease);
    }

    @Override
    public void giveUp(Lease lease, String cause) {
      throw new IllegalStateException("given up: " + lease);
    }
  }

  @Transactional
  public void create(Lease lease) {
    CreateVolumeArguments arguments = codec.arguments(lease.payload(), CreateVolumeArguments.class);
    if (lease.topic().equals(Topic.SCHEDULER)) {
      schedule(arguments, lease);
    } else {
      make(arguments, lease);
    }
  }

  private void schedule(CreateVolumeArguments arguments, Lease lease) {
    if (volumes.place(id(lease), POOL, "nova")) {
      workers.handOn(lease, Topic.volume(POOL, Pace.QUICK), arguments, DONE);
    } else {
      end(lease);
    }
  }

  private void make(CreateVolumeArguments arguments, Lease lease) {
    VolumeId id = id(lease);
    if (find(id, VolumeStatus.CREATING).isEmpty()) {
      end(lease);
      return;
    }
    switch (random.nextInt(6)) {
      case 0 -> {
        require(volumes.displace(id, POOL));
        workers.handOn(lease, Topic.SCHEDULER, arguments, DONE);
      }
      case 1 -> {
        require(volumes.displace(id, POOL));
        fail(id, lease);
      }
      case 2 -> fail(id, lease);
      default -> {
        require(volumes.finishCreate(id, null));
        end(lease);
      }
    }
  }

  private void fail(VolumeId id, Lease lease) {
    require(volumes.transition(id, VolumeTransition.CREATE_FAILED));
    end(lease);
  }

  @Transactional
  public void remove(Lease lease) {
    find(id(lease), VolumeStatus.DELETING).ifPresent(this::remove);
    end(lease);
  }

  private void end(Lease lease) {
    var _ = workers.end(lease, DONE);
  }

  private static VolumeId id(Lease lease) {
    return new VolumeId(lease.resource().id());
  }

  private void remove(Volume volume) {
    switch (random.nextInt(4)) {
      case 0 -> require(volumes.transition(volume.id(), VolumeTransition.DELETE_REFUSED));
      case 1 -> require(volumes.transition(volume.id(), VolumeTransition.DELETE_FAILED));
      default -> {
        require(volumes.softDelete(volume.id()));
        quotas.count(
            volume.projectId(),
            QuotaDelta.ofVolume(volume.volumeTypeId(), volume.size()).negated());
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
