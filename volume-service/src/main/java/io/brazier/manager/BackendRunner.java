package io.brazier.manager;

import io.brazier.backend.BackendAddress;
import io.brazier.backend.ServiceBinary;
import io.brazier.backend.ServiceKey;
import io.brazier.bus.Topic;
import io.brazier.driver.VolumeDriver;
import io.brazier.iscsi.Target;
import io.brazier.manager.operation.Backend;
import io.brazier.message.Pace;
import io.brazier.work.WorkHandler;
import io.brazier.work.WorkQueue;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One backend of this host, from its start to its end: registers the service, checks the driver
/// (`init_host`, `cinder/volume/manager.py`), opens its two lanes, and reports its capacity.
///
/// It is a loop: each turn does what is next and says when the following one is due. Only the
/// loop's thread touches its state; heartbeat and health read [#ready].
final class BackendRunner {

  private static final Logger LOG = Logger.getLogger(BackendRunner.class);

  private final BackendAddress address;
  private final VolumeDriver driver;
  private final Supplier<Target> target;
  private final BackendParts parts;
  private final ServiceKey key;
  private final ScheduledExecutorService loop;
  private @Nullable Backend registered;
  private boolean checked;
  private boolean open;
  private volatile boolean ready;

  BackendRunner(
      BackendAddress address, VolumeDriver driver, Supplier<Target> target, BackendParts parts) {
    this.address = address;
    this.driver = driver;
    this.target = target;
    this.parts = parts;
    this.key = new ServiceKey(address.service(), ServiceBinary.CINDER_VOLUME);
    this.loop =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("backend-" + address.backend()).factory());
  }

  BackendAddress address() {
    return address;
  }

  /// Whether the driver passed its set-up check and reported lately.
  boolean ready() {
    return ready;
  }

  void start() {
    next(Duration.ZERO);
  }

  void stop() {
    loop.shutdownNow();
  }

  private void next(Duration pause) {
    if (!loop.isShutdown()) {
      var _ = loop.schedule(this::turn, pause.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void turn() {
    next(survive());
  }

  /// One of the loops that must survive: a backend that fails takes no new volumes and shows as
  /// down, until a later turn succeeds.
  private Duration survive() {
    try {
      work();
      return parts.config().statsPollingInterval();
    } catch (RuntimeException failed) {
      ready = false;
      LOG.errorf(failed, "Backend %s cannot be used, it is tried again", address);
      return parts.config().setupRetry();
    }
  }

  private void work() {
    Backend backend = register();
    if (!checked) {
      driver.checkForSetupError();
      checked = true;
    }
    parts.rows().report(key, address, List.of(driver.poolReport()));
    if (!ready) {
      LOG.infof("Backend %s is ready", address);
      ready = true;
    }
    if (!open) {
      open(backend);
      open = true;
    }
  }

  private Backend register() {
    Backend known = registered;
    if (known == null) {
      known = new Backend(address, driver, target, parts.rows().register(key).uuid());
      registered = known;
      parts.heartbeat().watch(key, this::ready);
    }
    return known;
  }

  private void open(Backend backend) {
    Topic quick = Topic.volume(address, Pace.QUICK);
    Topic slow = Topic.volume(address, Pace.SLOW);
    parts.exports().restore(backend);
    parts.consumer().recoverOwn(List.of(quick, slow));
    List<WorkHandler> handlers = parts.works().handlers(backend);
    parts.consumer().open(new WorkQueue(quick, parts.config().quickWidth(), handlers));
    parts.consumer().open(new WorkQueue(slow, parts.config().slowWidth(), handlers));
  }
}
