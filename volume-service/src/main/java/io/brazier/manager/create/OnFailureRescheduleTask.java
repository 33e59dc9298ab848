package io.brazier.manager.create;

import static io.brazier.manager.create.CreateVolumeKeys.ARGUMENTS;
import static io.brazier.manager.create.CreateVolumeKeys.BACKEND;
import static io.brazier.manager.create.CreateVolumeKeys.GIVEN_UP;
import static io.brazier.manager.create.CreateVolumeKeys.LEASE;
import static io.brazier.manager.create.CreateVolumeKeys.VOLUME;

import io.brazier.driver.VolumeDriver;
import io.brazier.ending.Ending;
import io.brazier.ending.Endings;
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
final class OnFailureRescheduleTask extends AnsweringTask<Nothing, Boolean> {

  private final CreateFailures failures;
  private final Endings endings;

  OnFailureRescheduleTask(CreateFailures failures, Endings endings) {
    super(GIVEN_UP, needs(ARGUMENTS, LEASE, BACKEND, VOLUME));
    this.failures = failures;
    this.endings = endings;
  }

  @Override
  protected Nothing execute(Inputs in) {
    return Nothing.NOTHING;
  }

  /// Whether it was the backend that failed. If something else did, for example the database,
  /// nothing is given up: the worker stays, and the same try is made again.
  @Override
  protected Boolean revertAndAnswer(Inputs in, Outcome<Nothing> outcome) {
    if (!(in.cause() instanceof Fault.BackendFailed failed)) {
      return false;
    }
    endings.apply(in.get(LEASE), ending(in, failed).after(in.times()));
    return true;
  }

  private Ending ending(Inputs in, Fault.BackendFailed failed) {
    VolumeRef volume = in.get(VOLUME);
    String reason = String.valueOf(failed.getMessage());
    if (!removeHalfMade(in.get(BACKEND).driver(), volume, failed)) {
      return failures.unclean(in.get(LEASE), volume, reason);
    }
    return in.get(ARGUMENTS).allowReschedule()
        ? failures.elsewhere(volume, in.get(ARGUMENTS), reason)
        : failures.clean(in.get(LEASE), volume, reason);
  }

  /// Whether the backend surely has nothing of the volume any more.
  private static boolean removeHalfMade(
      VolumeDriver driver, VolumeRef volume, Fault.BackendFailed failed) {
    try {
      driver.delete(volume.spec());
      return true;
    } catch (Fault.BackendFailed | Fault.Busy stillThere) {
      failed.addSuppressed(stillThere);
      return false;
    }
  }
}
