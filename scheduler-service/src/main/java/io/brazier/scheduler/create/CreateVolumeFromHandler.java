package io.brazier.scheduler.create;

import io.brazier.operation.Operation;
import io.brazier.work.Lease;
import io.brazier.work.WorkHandler;
import jakarta.enterprise.context.ApplicationScoped;

/// Places volumes that are made from something, as all others.
@ApplicationScoped
class CreateVolumeFromHandler implements WorkHandler {

  private final CreateVolumeHandler create;

  CreateVolumeFromHandler(CreateVolumeHandler create) {
    this.create = create;
  }

  @Override
  public Operation operation() {
    return Operation.CREATE_VOLUME_FROM;
  }

  @Override
  public void handle(Lease lease) {
    create.handle(lease);
  }

  @Override
  public void giveUp(Lease lease, String cause) {
    create.giveUp(lease, cause);
  }
}
