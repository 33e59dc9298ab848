package io.brazier.manager.create;

import io.brazier.manager.operation.Backend;
import io.brazier.manager.operation.BackendWork;
import io.brazier.manager.operation.Turn;
import io.brazier.operation.Operation;
import io.brazier.work.Lease;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Makes volumes from something, as all others.
@ApplicationScoped
class CreateVolumeFromHandler implements BackendWork {

  private final CreateVolumeHandler create;

  CreateVolumeFromHandler(CreateVolumeHandler create) {
    this.create = create;
  }

  @Override
  public Operation operation() {
    return Operation.CREATE_VOLUME_FROM;
  }

  @Override
  public List<Turn> turns(Lease lease) {
    return create.turns(lease);
  }

  @Override
  public void handle(Lease lease, Backend backend) {
    create.handle(lease, backend);
  }

  @Override
  public void giveUp(Lease lease, Backend backend, String cause) {
    create.giveUp(lease, backend, cause);
  }
}
