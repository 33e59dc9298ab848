package io.brazier.manager.create;

import static io.brazier.manager.create.CreateVolumeKeys.BACKEND;
import static io.brazier.manager.create.CreateVolumeKeys.COMMAND;
import static io.brazier.manager.create.CreateVolumeKeys.FAILURE_END;
import static io.brazier.manager.create.CreateVolumeKeys.LEASE;
import static io.brazier.manager.create.CreateVolumeKeys.VOLUME;

import io.brazier.driver.VolumeDriver;
import io.brazier.driver.VolumeSpec;
import io.brazier.fault.Fault;
import io.brazier.flow.AnsweringTask;
import io.brazier.flow.Inputs;
import io.brazier.flow.Nothing;
import io.brazier.flow.Outcome;
import io.brazier.manager.volume.VolumeRef;

/// Does nothing, unless a later task fails: then it sends the volume to another backend, or, if
/// that may not be, ends it in `error`.
///
/// What may be half made is removed first, and only then is the volume let go (F-14): a scheduler
/// may place it on this very pool again.
final class OnFailureRescheduleTask extends AnsweringTask<Nothing, FailureEnd> {

  private final CreateVolumeEnding ending;

  OnFailureRescheduleTask(CreateVolumeEnding ending) {
    super(FAILURE_END, needs(COMMAND, LEASE, BACKEND, VOLUME));
    this.ending = ending;
  }

  @Override
  protected Nothing execute(Inputs in) {
    return Nothing.NOTHING;
  }

  @Override
  protected FailureEnd revertAndAnswer(Inputs in, Outcome<Nothing> outcome) {
    if (!(in.cause() instanceof Fault.BackendFailed failed)) {
      return FailureEnd.LEFT;
    }
    VolumeRef volume = in.get(VOLUME);
    boolean clean = removeHalfMade(in.get(BACKEND).driver(), volume, failed);
    CreateFailure failure = new CreateFailure(in.get(LEASE), in.get(COMMAND), volume, failed);
    if (clean && in.get(COMMAND).allowReschedule()) {
      ending.reschedule(failure);
      return FailureEnd.RESCHEDULED;
    }
    ending.fail(failure, clean);
    return FailureEnd.ERROR;
  }

  /// Whether the backend surely has nothing of the volume any more.
  private static boolean removeHalfMade(
      VolumeDriver driver, VolumeRef volume, Fault.BackendFailed failed) {
    try {
      driver.delete(new VolumeSpec(volume.id(), volume.size()));
      return true;
    } catch (Fault.BackendFailed | Fault.Busy stillThere) {
      failed.addSuppressed(stillThere);
      return false;
    }
  }
}
