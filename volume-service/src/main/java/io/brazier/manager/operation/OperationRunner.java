package io.brazier.manager.operation;

import io.brazier.ending.Ending;
import io.brazier.ending.Endings;
import io.brazier.fault.Fault;
import io.brazier.flow.TaskTime;
import io.brazier.manager.operation.BackendOperation.Failure;
import io.brazier.manager.operation.BackendOperation.Job;
import io.brazier.message.MessageCodec;
import io.brazier.operation.Operation;
import io.brazier.work.Lease;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Runs an operation: reads, announces, performs, sorts what came out, and has the ending written.
final class OperationRunner<A, S> implements BackendWork {

  private static final Logger LOG = Logger.getLogger(OperationRunner.class);

  private final BackendOperation<A, S> operation;
  private final MessageCodec codec;
  private final Endings endings;

  OperationRunner(BackendOperation<A, S> operation, MessageCodec codec, Endings endings) {
    this.operation = operation;
    this.codec = codec;
    this.endings = endings;
  }

  @Override
  public Operation operation() {
    return operation.operation();
  }

  @Override
  public List<Turn> turns(Lease lease) {
    return operation.turns(lease);
  }

  @Override
  public void handle(Lease lease, Backend backend) {
    A arguments = codec.arguments(lease.payload(), operation.arguments());
    Steps steps = new Steps();
    Job<S> job =
        new Job<>(lease, backend, steps.timed("read", () -> operation.read(lease, backend)));
    operation.announce(job);
    Ending ending = perform(job, arguments, steps);
    endings.apply(lease, ending.after(steps.times));
  }

  private Ending perform(Job<S> job, A arguments, Steps steps) {
    try {
      return steps.timed(
          "perform",
          () -> {
            operation.perform(job, arguments);
            return operation.done(job, arguments);
          });
    } catch (Fault.Busy busy) {
      return failed(job, Failure.Kind.BUSY, busy, steps);
    } catch (Fault.BackendFailed failed) {
      return failed(job, Failure.Kind.FAILED, failed, steps);
    }
  }

  private Ending failed(Job<S> job, Failure.Kind kind, Fault fault, Steps steps) {
    LOG.warnf(
        "Backend refused: operation=%s resource=%s error=%s",
        operation().word(), job.lease().resource().id(), fault.getMessage());
    LOG.debug("Backend refused", fault);
    return steps.timed(
        "fail", () -> operation.failed(job, new Failure(kind, String.valueOf(fault.getMessage()))));
  }

  @Override
  public void giveUp(Lease lease, Backend backend, String cause) {
    Job<S> job = new Job<>(lease, backend, operation.read(lease, backend));
    endings.apply(lease, operation.failed(job, new Failure(Failure.Kind.EXHAUSTED, cause)));
  }

  /// What was done, for the operation's record. Used by one thread.
  private static final class Steps {
    private final List<TaskTime> times = new ArrayList<>();

    private <T> T timed(String step, Supplier<T> work) {
      long begin = System.nanoTime();
      try {
        return work.get();
      } finally {
        times.add(new TaskTime(step, System.nanoTime() - begin));
      }
    }
  }
}
