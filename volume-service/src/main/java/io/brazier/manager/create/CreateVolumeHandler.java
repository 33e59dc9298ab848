package io.brazier.manager.create;

import io.brazier.ending.Endings;
import io.brazier.flow.FlowResult;
import io.brazier.manager.operation.Backend;
import io.brazier.manager.operation.BackendWork;
import io.brazier.manager.operation.Turn;
import io.brazier.manager.volume.VolumeRefs;
import io.brazier.message.CreateVolumeArguments;
import io.brazier.message.MessageCodec;
import io.brazier.operation.Operation;
import io.brazier.work.Lease;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/// Makes a volume on a backend of this host, once, however often it is asked to.
@ApplicationScoped
public class CreateVolumeHandler implements BackendWork {

  private static final Logger LOG = Logger.getLogger(CreateVolumeHandler.class);

  private final CreateVolumeFlow flow;
  private final CreateFailures failures;
  private final VolumeRefs refs;
  private final VolumeSources sources;
  private final MessageCodec codec;
  private final Endings endings;

  CreateVolumeHandler(
      CreateVolumeFlow flow,
      CreateFailures failures,
      VolumeRefs refs,
      VolumeSources sources,
      MessageCodec codec,
      Endings endings) {
    this.flow = flow;
    this.failures = failures;
    this.refs = refs;
    this.sources = sources;
    this.codec = codec;
    this.endings = endings;
  }

  @Override
  public Operation operation() {
    return Operation.CREATE_VOLUME;
  }

  @Override
  public List<Turn> turns(Lease lease) {
    return sources.turns(
        lease, codec.arguments(lease.payload(), CreateVolumeArguments.class).source());
  }

  /// Does what was cast.
  ///
  /// @throws RuntimeException if something else than the backend failed; the same try is to be made
  ///   again then
  @Override
  public void handle(Lease lease, Backend backend) {
    CreateVolumeArguments arguments = codec.arguments(lease.payload(), CreateVolumeArguments.class);
    if (flow.run(arguments, lease, backend) instanceof FlowResult.Failed failed) {
      if (!failed.answer(CreateVolumeKeys.GIVEN_UP).orElse(false)) {
        throw failed.raise();
      }
      LOG.warnf(
          "Backend failed to create a volume: volumeId=%s error=%s",
          lease.resource().id(), failed.failure().cause().getMessage());
      LOG.debug("Backend failed to create a volume", failed.failure().cause());
    }
  }

  /// What there is on the backend is not known, so the volume stays on its pool until it is
  /// deleted.
  @Override
  public void giveUp(Lease lease, Backend backend, String cause) {
    endings.apply(lease, failures.unclean(lease, refs.get(lease, operation(), backend), cause));
  }
}
