package io.brazier.iscsi.tgt;

import io.brazier.driver.process.CommandFailure;
import io.brazier.driver.process.CommandRunner;
import io.brazier.driver.process.Pause;
import io.brazier.driver.process.ProcessCommandRunner;
import io.brazier.driver.process.TimedCommandRunner;
import io.brazier.driver.process.TracedCommandRunner;
import io.brazier.iscsi.Target;
import io.brazier.iscsi.TargetConfig;
import io.brazier.iscsi.TargetConfig.TargetHelper;
import io.brazier.iscsi.TargetFactory;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/// Makes tgt targets, all of which use the one daemon of this host.
@Singleton
class TgtTargetFactory implements TargetFactory {

  private static final Logger LOG = Logger.getLogger(TgtTargetFactory.class);

  private final Tgtadm tgtadm;
  private final Lock lock = new ReentrantLock();

  @Inject
  TgtTargetFactory(Tracer tracer, MeterRegistry registry) {
    this(
        new TracedCommandRunner(
            new TimedCommandRunner(new ProcessCommandRunner(), registry), tracer));
  }

  TgtTargetFactory(CommandRunner runner) {
    this.tgtadm = new Tgtadm(runner);
  }

  @Override
  public TargetHelper helper() {
    return TargetHelper.TGT;
  }

  @Override
  public Optional<String> obstacle() {
    try {
      tgtadm.ask();
      return Optional.empty();
    } catch (CommandFailure e) {
      LOG.debug("tgtd does not answer", e);
      return Optional.of(
          "tgt needs tgtd to run on this host: install the package tgt and start its service."
              + " Asked for it, there is: %s.".formatted(e.getMessage()));
    }
  }

  @Override
  public Target create(TargetConfig config) {
    TgtAccess access = new TgtAccess(tgtadm, new TgtSocket(TgtSocket.DEFAULT), new SecureRandom());
    return new TgtTarget(tgtadm, access, config, Pause.PARKED, lock);
  }
}
