package io.brazier.manager.operation;

import io.brazier.ending.Endings;
import io.brazier.message.MessageCodec;
import io.brazier.operation.Operation;
import io.brazier.work.Lease;
import io.brazier.work.WorkHandler;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/// All that the backends of this host can be asked for, each in its turn.
@ApplicationScoped
public class BackendWorks {

  private final List<BackendWork> works;
  private final Turns turns = new Turns();

  BackendWorks(
      @All List<BackendWork> works,
      @All List<BackendOperation<?, ?>> operations,
      MessageCodec codec,
      Endings endings) {
    this.works =
        Stream.concat(
                works.stream(),
                operations.stream()
                    .map(operation -> new OperationRunner<>(operation, codec, endings)))
            .toList();
  }

  /// The handlers of one backend's queues.
  public List<WorkHandler> handlers(Backend backend) {
    return works.stream().<WorkHandler>map(work -> new InTurn(work, turns, backend)).toList();
  }

  private record InTurn(BackendWork work, Turns turns, Backend backend) implements WorkHandler {
    @Override
    public Operation operation() {
      return work.operation();
    }

    @Override
    public void handle(Lease lease) {
      turns.inTurn(work.turns(lease), () -> work.handle(lease, backend));
    }

    @Override
    public void giveUp(Lease lease, String cause) {
      turns.inTurn(work.turns(lease), () -> work.giveUp(lease, backend, cause));
    }
  }
}
