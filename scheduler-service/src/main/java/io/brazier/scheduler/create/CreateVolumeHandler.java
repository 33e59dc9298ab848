package io.brazier.scheduler.create;

import io.brazier.backend.BackendAddress;
import io.brazier.bus.Topic;
import io.brazier.ending.Ending;
import io.brazier.ending.Endings;
import io.brazier.flow.FlowResult;
import io.brazier.message.CreateSource;
import io.brazier.message.CreateVolumeArguments;
import io.brazier.message.MessageCodec;
import io.brazier.message.Pace;
import io.brazier.operation.Operation;
import io.brazier.scheduler.SchedulerConfig;
import io.brazier.scheduler.filter.Rejection;
import io.brazier.usermessage.MessageAction;
import io.brazier.usermessage.MessageDetail;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeRepository;
import io.brazier.volume.VolumeTransition;
import io.brazier.work.Lease;
import io.brazier.work.WorkHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/// Places volumes, each in one transaction: claim, row and worker, or nothing. A volume that does
/// not wait for a place any more (F-11) takes the claim back with the transaction.
@ApplicationScoped
public class CreateVolumeHandler implements WorkHandler {

  private final CreateVolumeFlow flow;
  private final VolumeRepository volumes;
  private final Endings endings;
  private final MessageCodec codec;
  private final SchedulerConfig config;

  CreateVolumeHandler(
      CreateVolumeFlow flow,
      VolumeRepository volumes,
      Endings endings,
      MessageCodec codec,
      SchedulerConfig config) {
    this.flow = flow;
    this.volumes = volumes;
    this.endings = endings;
    this.codec = codec;
    this.config = config;
  }

  @Override
  public Operation operation() {
    return Operation.CREATE_VOLUME;
  }

  /// Does what was cast.
  ///
  /// @throws RuntimeException if the database fails; the same try is to be made again then
  @Override
  @Transactional
  public void handle(Lease lease) {
    CreateVolumeArguments arguments = codec.arguments(lease.payload(), CreateVolumeArguments.class);
    FlowResult.Completed done = flow.run(lease, arguments);
    Ending ending =
        switch (done.get(CreateVolumeKeys.OUTCOME)) {
          case ScheduleOutcome.Scheduled scheduled -> place(lease, arguments, scheduled);
          case ScheduleOutcome.Unplaceable(var cause) ->
              fail(lease, MessageDetail.NO_BACKEND_AVAILABLE, cause);
        };
    endings.apply(lease, ending.after(done.times()));
  }

  private Ending place(
      Lease lease, CreateVolumeArguments arguments, ScheduleOutcome.Scheduled scheduled) {
    BackendAddress address = scheduled.pool().address();
    CreateSource source = arguments.source();
    return Ending.handedOn(
        Rejection.besides(address, scheduled.rejections()),
        () -> volumes.place(id(lease), address, scheduled.pool().availabilityZone()),
        Topic.volume(address, pace(source, scheduled)),
        arguments.next(scheduled.retry(), source == null && config.maxAttempts() > 1));
  }

  /// What is made from something thick is copied.
  private static Pace pace(@Nullable CreateSource source, ScheduleOutcome.Scheduled scheduled) {
    return source != null && !scheduled.pool().report().thinProvisioning()
        ? Pace.SLOW
        : Operation.CREATE_VOLUME.pace();
  }

  @Override
  @Transactional
  public void giveUp(Lease lease, String cause) {
    endings.apply(lease, fail(lease, MessageDetail.UNKNOWN_ERROR, cause));
  }

  private Ending fail(Lease lease, MessageDetail detail, String cause) {
    return Ending.failed(cause, () -> volumes.transition(id(lease), VolumeTransition.CREATE_FAILED))
        .telling(lease, MessageAction.SCHEDULE_ALLOCATE_VOLUME, detail);
  }

  private static VolumeId id(Lease lease) {
    return new VolumeId(lease.resource().id());
  }
}
